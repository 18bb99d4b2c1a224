//! Connections, as they come in.
//!
//! People write `createdAt>=2026-01-01T00:00:00Z` into `curl` as the API reference has it, and
//! `curl` sends it so. `<`, `>` and `"` may not stand in an address, and the HTTP library refuses
//! them before any code of this crate is asked. So they are encoded here, in request lines only.

mod request_line;

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

use request_line::Encoder;

/// Takes connections of which each is a [`Wire`].
pub(crate) struct Wires(pub(crate) TcpListener);

impl Listener for Wires {
    type Io = Wire<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.0).await;
        // An answer is one write: waiting for more to send only delays it.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!("no TCP_NODELAY: {error}");
        }
        (Wire::new(stream), address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// A connection whose request lines arrive encoded.
pub(crate) struct Wire<S> {
    stream: S,
    encoder: Encoder,
    /// What has arrived and was not asked for yet, from `given` on.
    arrived: Vec<u8>,
    given: usize,
}

impl<S> Wire<S> {
    fn new(stream: S) -> Self {
        Self {
            stream,
            encoder: Encoder::default(),
            arrived: Vec::new(),
            given: 0,
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Wire<S> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let wire = self.get_mut();
        if wire.given == wire.arrived.len() {
            let mut bytes = [0; 8 * 1024];
            let mut chunk = ReadBuf::new(&mut bytes);
            ready!(Pin::new(&mut wire.stream).poll_read(context, &mut chunk))?;
            wire.arrived.clear();
            wire.given = 0;
            wire.encoder.pass(chunk.filled(), &mut wire.arrived);
        }
        let waiting = &wire.arrived[wire.given..];
        let count = waiting.len().min(into.remaining());
        into.put_slice(&waiting[..count]);
        wire.given += count;
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Wire<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
