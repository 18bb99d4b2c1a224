//! TCP connections that accept filter operators without percent-encoding.
//!
//! The API reference writes `createdAt>=2026-01-01T00:00:00Z`, and `curl` sends it like that. `<`,
//! `>` and `"` are not allowed in a URI, and hyper rejects such a request before any handler runs.
//! So they are encoded here, in request lines only.

mod request_line;

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

use request_line::RequestLineEncoder;

/// The size of one read from the socket.
const READ_BUFFER_BYTES: usize = 8 * 1024;

/// Accepts connections as [`LenientStream`]s.
pub(crate) struct LenientListener(pub(crate) TcpListener);

impl Listener for LenientListener {
    type Io = LenientStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.0).await;
        // A response is one write, so waiting for more data would only delay it.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!("TCP_NODELAY is not available: {error}");
        }
        (LenientStream::new(stream), address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// A connection that encodes the request lines it reads.
pub(crate) struct LenientStream<S> {
    stream: S,
    encoder: RequestLineEncoder,
    /// Encoded bytes. Those before `consumed` were returned to the reader.
    encoded: Vec<u8>,
    consumed: usize,
}

impl<S> LenientStream<S> {
    fn new(stream: S) -> Self {
        Self {
            stream,
            encoder: RequestLineEncoder::default(),
            encoded: Vec::new(),
            consumed: 0,
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for LenientStream<S> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        if this.consumed == this.encoded.len() {
            let mut bytes = [0; READ_BUFFER_BYTES];
            let mut chunk = ReadBuf::new(&mut bytes);
            ready!(Pin::new(&mut this.stream).poll_read(context, &mut chunk))?;
            this.encoded.clear();
            this.consumed = 0;
            this.encoder.encode(chunk.filled(), &mut this.encoded);
        }
        let available = &this.encoded[this.consumed..];
        let count = available.len().min(buffer.remaining());
        buffer.put_slice(&available[..count]);
        this.consumed += count;
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for LenientStream<S> {
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
