//! Serves HTTP on TCP connections, within limits on their number and their time.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::middleware::AddExtension;
use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;
use tower::Layer;
use uuid::Uuid;

use crate::connection::{ClientAddress, ConnectionLimits};

/// How long pending requests may take after the stop signal.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(5);

/// The pause after a connection could not be accepted, for example because of too many open files.
const ACCEPT_RETRY_DELAY: Duration = Duration::from_millis(100);

/// The maximum size of a request line with its headers. The router refuses smaller ones already, with
/// an error of the API; see `http::limits`.
const MAX_HEADER_BYTES: usize = 128 * 1024;

/// How many connections over the limit are told so at a time. The others are closed.
const MAX_REFUSALS: usize = 32;

/// How long a connection over the limit has to read its refusal.
const REFUSAL_TIMEOUT: Duration = Duration::from_secs(1);

/// Serves `router` on connections from `listener` until `stop` completes, then finishes pending
/// requests within five seconds.
pub(crate) async fn serve(
    listener: TcpListener,
    router: Router,
    limits: ConnectionLimits,
    stop: impl Future<Output = ()>,
) {
    let slots = Arc::new(Semaphore::new(limits.max_connections));
    let refusals = Arc::new(Semaphore::new(MAX_REFUSALS));
    let connections = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let (stream, client) = tokio::select! {
            accepted = accept(&listener) => accepted,
            () = &mut stop => break,
        };
        let Ok(slot) = Arc::clone(&slots).try_acquire_owned() else {
            if let Ok(permit) = Arc::clone(&refusals).try_acquire_owned() {
                tokio::spawn(async move {
                    // A client that does not read the refusal loses the connection without it.
                    timeout(REFUSAL_TIMEOUT, refuse(stream)).await.ok();
                    drop(permit);
                });
            }
            continue;
        };
        let service = Extension(ClientAddress(client.ip())).layer(router.clone());
        let connection = connections.watch(connection(stream, service, limits));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!("a connection ended: {error}");
            }
            drop(slot);
        });
    }
    tracing::info!("stopping");
    drop(listener);
    tokio::select! {
        () = connections.shutdown() => {}
        () = sleep(SHUTDOWN_TIMEOUT) => tracing::warn!("some requests did not end in time"),
    }
}

async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(accepted) => return accepted,
            Err(error) => {
                tracing::warn!("a connection could not be accepted: {error}");
                sleep(ACCEPT_RETRY_DELAY).await;
            }
        }
    }
}

type Io = TokioIo<std::pin::Pin<Box<TimeoutStream<TcpStream>>>>;

/// The router, which finds the address of the client in the extensions of each request.
type Service = TowerToHyperService<AddExtension<Router, ClientAddress>>;

fn connection(
    stream: TcpStream,
    service: AddExtension<Router, ClientAddress>,
    limits: ConnectionLimits,
) -> http1::Connection<Io, Service> {
    // A response is one write, so waiting for more data would only delay it.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!("TCP_NODELAY is not available: {error}");
    }
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(limits.write_timeout));
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.header_timeout)
        .max_header_size(MAX_HEADER_BYTES)
        .serve_connection(
            TokioIo::new(Box::pin(stream)),
            TowerToHyperService::new(service),
        )
}

/// Answers a connection over the limit. Reads what the client sends, so that closing does not discard
/// the answer.
async fn refuse(mut stream: TcpStream) -> io::Result<()> {
    let id = Uuid::new_v4();
    tracing::warn!(%id, "refused a connection: too many are open");
    let refusal = format!(
        "HTTP/1.1 503 Service Unavailable\r\n\
         content-type: application/json\r\n\
         retry-after: 1\r\n\
         x-request-id: {id}\r\n\
         connection: close\r\n\r\n\
         {{\"code\":503,\"message\":\"There are too many open connections.\",\
         \"requestId\":\"{id}\"}}"
    );
    stream.write_all(refusal.as_bytes()).await?;
    stream.shutdown().await?;
    let mut buffer = [0; 1024];
    while stream.read(&mut buffer).await? > 0 {}
    Ok(())
}
