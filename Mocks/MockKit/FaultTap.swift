import Foundation
import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Dates answers by the mock's clock, and spoils them on the wire: resets, cuts and drips, as ``WireFault`` says.
///
/// Clients compare the dates of other headers with an answer's own.
///
/// One tap lives in each connection's pipeline, on its event loop, so its state needs no lock.
final class FaultTap: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long the peer gets to read what was sent before a reset throws unread bytes away.
    private static let resetGrace = TimeAmount.milliseconds(30)

    private let clock: MockClock
    private var fault: WireFault?
    private var bytesLeft = 0
    private var isEnded = false
    private var isClosing = false
    private var dripping = ByteBuffer()
    private var end: HTTPResponsePart?
    private var closePromises: [EventLoopPromise<Void>?] = []

    init(clock: MockClock) {
        self.clock = clock
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let part = unwrapOutboundIn(data)
        if isEnded {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        if case .head(var head) = part {
            arm(from: &head)
            head.headerFields[.date] = HTTPDate.text(clock.now)
            guard fault != .reset(afterBytes: nil) else {
                promise?.fail(ChannelError.ioOnClosedChannel)
                finish(context: context, byReset: true, grace: .zero)
                return
            }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
            return
        }
        switch fault {
        case nil: context.write(data, promise: promise)
        case .drip: drip(part, context: context, promise: promise)
        case .reset, .truncate: cut(part, context: context, promise: promise)
        }
    }

    /// Reads and strips the internal header.
    private func arm(from head: inout HTTPResponse) {
        guard let name = HTTPField.Name(WireFault.headerName) else { return }
        fault = head.headerFields[name].flatMap(WireFault.init(headerValue:))
        head.headerFields[name] = nil
        switch fault {
        case .reset(let bytes?), .truncate(let bytes): bytesLeft = bytes
        default: bytesLeft = 0
        }
    }

    private func cut(_ part: HTTPResponsePart, context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
        if case .body(var buffer) = part, buffer.readableBytes < bytesLeft {
            bytesLeft -= buffer.readableBytes
            buffer.moveReaderIndex(to: buffer.readerIndex)
            context.write(wrapOutboundOut(.body(buffer)), promise: promise)
            return
        }
        if case .body(let buffer) = part, bytesLeft > 0,
            let kept = buffer.getSlice(at: buffer.readerIndex, length: bytesLeft)
        {
            context.write(wrapOutboundOut(.body(kept)), promise: nil)
        }
        promise?.succeed()
        context.flush()
        var isReset = false
        if case .reset = fault { isReset = true }
        finish(context: context, byReset: isReset, grace: Self.resetGrace)
    }

    private func finish(context: ChannelHandlerContext, byReset: Bool, grace: TimeAmount) {
        isEnded = true
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: grace) {
            let (tap, context) = bound.value
            guard byReset, let options = context.channel as? any SocketOptionProvider else {
                tap.closeNow(context: context)
                return
            }
            options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in
                bound.value.0.closeNow(context: bound.value.1)
            }
        }
    }

    private func closeNow(context: ChannelHandlerContext) {
        let waiting = closePromises
        closePromises = []
        isClosing = true
        context.close(promise: nil)
        for promise in waiting { promise?.succeed() }
    }

    private func drip(_ part: HTTPResponsePart, context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
        switch part {
        case .head: break
        case .body(var buffer): dripping.writeBuffer(&buffer)
        case .end:
            end = part
            pump(context: context)
        }
        promise?.succeed()
    }

    private func pump(context: ChannelHandlerContext) {
        guard case .drip(let bytes, let milliseconds) = fault, context.channel.isActive else { return }
        guard let piece = dripping.readSlice(length: min(bytes, dripping.readableBytes)), piece.readableBytes > 0 else {
            if let end { context.writeAndFlush(wrapOutboundOut(end), promise: nil) }
            end = nil
            fault = nil
            if !closePromises.isEmpty { closeNow(context: context) }
            return
        }
        context.writeAndFlush(wrapOutboundOut(.body(piece)), promise: nil)
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: .milliseconds(Int64(milliseconds))) {
            bound.value.0.pump(context: bound.value.1)
        }
    }

    /// Holds a close of the server back while a body is still dripping, or a reset is due.
    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if end != nil || (isEnded && !isClosing), context.channel.isActive {
            closePromises.append(promise)
        } else {
            context.close(mode: mode, promise: promise)
        }
    }
}
