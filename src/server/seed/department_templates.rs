//! The departments, their topics and their datasets.

use crate::random::Random;

/// The fixed properties of a department, and the vocabulary of its projects and volumes.
#[derive(Debug)]
pub(super) struct DepartmentTemplate {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    /// The index of its cluster.
    pub(super) cluster: usize,
    /// Separated by spaces.
    topics: &'static str,
    /// `name: description` of each.
    datasets: [&'static str; 8],
}

impl DepartmentTemplate {
    /// The topics of its projects, one word each.
    pub(super) fn topics(&self) -> Vec<&'static str> {
        self.topics.split(' ').collect()
    }

    /// The name and the description of a random dataset.
    pub(super) fn dataset(&self, random: &mut Random) -> (&'static str, &'static str) {
        let dataset = random.pick(&self.datasets);
        dataset.split_once(": ").unwrap_or((dataset, ""))
    }
}

/// Six departments in the first cluster, four in the second, two in the third.
pub(super) const DEPARTMENTS: [DepartmentTemplate; 12] = [
    DepartmentTemplate {
        id: "5e1d7a30-0001-4c1e-8f00-a1b2c3d4e501",
        name: "vision",
        cluster: 0,
        topics: "segmentation detection pose ocr video depth retrieval diffusion",
        datasets: [
            "imagenet-21k: 14 million labeled images in 21,841 classes",
            "laion-aesthetics: Image and text pairs with an aesthetic score above 6",
            "coco-2017: Common objects in context, with instance masks",
            "open-images-v7: 9 million images with boxes, masks and relations",
            "ade20k: Scene parsing in 150 semantic classes",
            "kinetics-700: Ten-second video clips of 700 human actions",
            "sam-masks: One billion segmentation masks",
            "vit-checkpoints: Checkpoints of vision transformers, one a training day",
        ],
    },
    DepartmentTemplate {
        id: "5e1d7a30-0002-4c1e-8f00-a1b2c3d4e502",
        name: "speech",
        cluster: 0,
        topics: "recognition synthesis diarization wakeword translation enhancement emotion codec",
        datasets: [
            "librispeech: 960 hours of read English speech",
            "common-voice-17: Crowd-sourced speech in 124 languages",
            "voxceleb2: Utterances of 6,000 speakers from interviews",
            "libri-light: 60,000 hours of unlabeled speech",
            "mls-german: Multilingual LibriSpeech, German part",
            "whisper-checkpoints: Fine-tuned speech recognizers",
            "musan-noise: Music, speech and noise for augmentation",
            "call-center-audio: Anonymized calls with transcripts, 8 kHz",
        ],
    },
    DepartmentTemplate {
        id: "5e1d7a30-0003-4c1e-8f00-a1b2c3d4e503",
        name: "llm",
        cluster: 0,
        topics: "pretraining alignment evaluation tokenizers long-context code distillation retrieval",
        datasets: [
            "llama-checkpoints: Sharded checkpoints, safetensors, every 1,000 steps",
            "the-pile: 825 GiB of diverse English text",
            "redpajama-v2: 30 trillion tokens, filtered and deduplicated",
            "c4-en: Colossal clean crawled corpus, English",
            "starcoder-data: Permissively licensed source code in 86 languages",
            "fineweb-edu: Educational web pages, 1.3 trillion tokens",
            "preference-pairs: Human preference pairs for reward models",
            "eval-harness: Benchmarks, pinned and decontaminated",
        ],
    },
    DepartmentTemplate {
        id: "5e1d7a30-0004-4c1e-8f00-a1b2c3d4e504",
        name: "genomics",
        cluster: 0,
        topics: "variant-calling single-cell expression assembly phasing methylation imputation protein",
        datasets: [
            "thousand-genomes: Phase 3 variant calls of 2,504 people",
            "gnomad-v4: Aggregated exomes and genomes",
            "gtex-v10: Gene expression in 54 tissues",
            "encode-chip: Transcription factor binding peaks",
            "human-cell-atlas: Single-cell counts, AnnData",
            "uniref-90: Clustered protein sequences",
            "esm-embeddings: Protein language model embeddings",
            "grch38-index: Reference genome with aligner indexes",
        ],
    },
    DepartmentTemplate {
        id: "5e1d7a30-0005-4c1e-8f00-a1b2c3d4e505",
        name: "robotics",
        cluster: 0,
        topics: "manipulation navigation simulation grasping teleoperation mapping planning tactile",
        datasets: [
            "open-x-embodiment: Trajectories of 22 robot types",
            "habitat-scenes: Indoor scans for navigation",
            "bridge-v2: Kitchen manipulation episodes",
            "isaac-rollouts: Simulated rollouts, randomized physics",
            "grasp-anything: Grasp poses for a million scenes",
            "lidar-warehouse: Warehouse point clouds with poses",
            "teleop-logs: Operator sessions, 50 Hz",
            "policy-checkpoints: Behavior cloning policies",
        ],
    },
    DepartmentTemplate {
        id: "5e1d7a30-0006-4c1e-8f00-a1b2c3d4e506",
        name: "recommendation",
        cluster: 0,
        topics: "ranking candidates embeddings sessions ads search cold-start experiments",
        datasets: [
            "criteo-1tb: Click logs of 24 days",
            "movielens-32m: Ratings with tags",
            "click-sessions: Hashed sessions, one folder a day",
            "item-embeddings: Item vectors, rebuilt weekly",
            "query-log: Search queries without identities",
            "ranker-checkpoints: Two-tower models in production order",
            "amazon-reviews: Reviews with product metadata",
            "ab-test-exports: Exposure and outcome tables",
        ],
    },
    DepartmentTemplate {
        id: "5e1d7a30-0007-4c1e-8f00-a1b2c3d4e507",
        name: "climate",
        cluster: 1,
        topics: "forecasting downscaling reanalysis oceans emissions floods wildfires aerosols",
        datasets: [
            "era5-hourly: Hourly reanalysis on a quarter-degree grid",
            "cmip6-monthly: Model intercomparison, monthly means",
            "sentinel-2: Multispectral tiles, cloud-masked",
            "goes-16: Geostationary imagery, every ten minutes",
            "argo-profiles: Temperature and salinity profiles",
            "weatherbench-2: Benchmark for global forecasts",
            "fire-perimeters: Burned areas with weather at ignition",
            "forecast-checkpoints: Graph network forecasters",
        ],
    },
    DepartmentTemplate {
        id: "5e1d7a30-0008-4c1e-8f00-a1b2c3d4e508",
        name: "drug-discovery",
        cluster: 1,
        topics: "docking folding toxicity synthesis screening pharmacology imaging trials",
        datasets: [
            "chembl-34: Bioactivity of drug-like molecules",
            "zinc-22: Purchasable compounds, 3D conformers",
            "pdb-mirror: Protein structures, updated weekly",
            "alphafold-db: Predicted structures of UniProt",
            "bindingdb: Measured binding affinities",
            "cell-painting: Microscopy of perturbed cells",
            "tox21: Toxicity assays of 12,000 compounds",
            "docking-poses: Scored poses of the last campaign",
        ],
    },
    DepartmentTemplate {
        id: "5e1d7a30-0009-4c1e-8f00-a1b2c3d4e509",
        name: "driving",
        cluster: 1,
        topics: "perception prediction planning maps simulation lidar cabin validation",
        datasets: [
            "waymo-open: Perception segments, lidar and camera",
            "nuscenes: 1,000 scenes with full annotation",
            "argoverse-2: Motion forecasting with maps",
            "kitti-360: Suburban drives with dense labels",
            "cityscapes: Urban street scenes, pixel labels",
            "fleet-events: Hard-braking events of the test fleet",
            "carla-scenarios: Simulated corner cases",
            "bev-checkpoints: Bird's-eye-view detectors",
        ],
    },
    DepartmentTemplate {
        id: "5e1d7a30-0010-4c1e-8f00-a1b2c3d4e510",
        name: "fraud",
        cluster: 1,
        topics: "transactions graphs identity claims merchants alerts anomalies reports",
        datasets: [
            "ieee-cis: Card transactions with labels",
            "transaction-graph: Accounts and transfers, hashed",
            "claims-history: Insurance claims since 2015, anonymized",
            "device-prints: Device fingerprints, salted",
            "merchant-risk: Merchant features, daily",
            "alert-feedback: Decisions of investigators",
            "synthetic-fraud: Generated cases for rare patterns",
            "gnn-checkpoints: Graph models by release",
        ],
    },
    DepartmentTemplate {
        id: "5e1d7a30-0011-4c1e-8f00-a1b2c3d4e511",
        name: "translation",
        cluster: 2,
        topics: "indic low-resource documents subtitles quality terminology speech evaluation",
        datasets: [
            "flores-200: Parallel sentences in 200 languages",
            "opus-100: Parallel text centered on English",
            "nllb-mined: Mined bitext of 148 languages",
            "wmt-24: News tasks with references",
            "samanantar: Parallel text of 11 Indic languages",
            "subtitle-corpus: Aligned subtitles, deduplicated",
            "glossaries: Customer terminology, versioned by date",
            "nmt-checkpoints: Averaged checkpoints, one a language pair",
        ],
    },
    DepartmentTemplate {
        id: "5e1d7a30-0012-4c1e-8f00-a1b2c3d4e512",
        name: "education",
        cluster: 2,
        topics: "tutoring grading courses handwriting notebooks labs exams sandbox",
        datasets: [
            "mnist: Handwritten digits, the first exercise",
            "cifar-100: Tiny images in 100 classes",
            "course-notebooks: Notebooks of the current term",
            "essay-scores: Essays with two scores each",
            "math-word-problems: Problems with worked solutions",
            "student-models: Submitted models, anonymized",
            "lecture-videos: Recordings with slides and captions",
            "sandbox-data: Small samples of everything",
        ],
    },
];
