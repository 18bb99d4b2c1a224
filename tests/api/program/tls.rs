//! The certificate of the upstream is verified.

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, Stream};

use crate::http::get;
use crate::process::{Server, TempFolder};

/// An upstream with a certificate for `localhost` that no public authority has signed. Returns its
/// address and the certificate as PEM.
fn upstream() -> (SocketAddr, String) {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for socket in listener.incoming() {
            let mut socket = socket.unwrap();
            let mut connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = Stream::new(&mut connection, &mut socket);
            // A client that does not trust the certificate ends the connection.
            if stream.read(&mut [0; 4096]).is_ok() {
                let answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\
                              Connection: close\r\nContent-Length: 2\r\n\r\n[]";
                stream.write_all(answer.as_bytes()).ok();
                stream.flush().ok();
            }
        }
    });
    (address, cert.pem())
}

#[test]
fn a_certificate_of_an_unknown_authority_is_refused_unless_it_is_given() {
    let (address, certificate) = upstream();
    let folder = TempFolder::new("tls");
    let own = folder.path().join("own.pem");
    fs::write(&own, certificate).unwrap();
    let (_, other_certificate) = upstream();
    let other = folder.path().join("other.pem");
    fs::write(&other, other_certificate).unwrap();
    for (host, ca, status) in [
        ("localhost", None, 502),
        ("localhost", Some(&other), 502),
        ("localhost", Some(&own), 200),
        // The certificate is for another name.
        ("127.0.0.1", Some(&own), 502),
    ] {
        let url = format!("https://{host}:{}", address.port());
        let mut arguments = vec!["--upstream", &url];
        if let Some(ca) = ca {
            arguments.extend(["--upstream-ca", ca.to_str().unwrap()]);
        }
        let server = Server::start(&arguments);
        let response = get(server.address, "/api/v1/clusters");
        assert_eq!(response.status, status, "{host} {ca:?}: {response:?}");
    }
}
