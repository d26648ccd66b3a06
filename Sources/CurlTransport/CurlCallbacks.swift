import CCurl
import CLinux
import Glibc

/// The C functions that libcurl calls: each finds its object and asks it.
///
/// The pointers are unretained: the pool keeps every transfer, and the loop keeps its turn, longer than libcurl's handles.
enum CurlCallbacks {
    static let receiveBody: ccurl_bytes_callback = { bytes, size, count, context in
        let chunk = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return transfer(context).receive(bodyBytes: chunk) ? chunk.count : chunk.count &+ 1
    }

    static let receiveHeaderLine: ccurl_bytes_callback = { bytes, size, count, context in
        let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return transfer(context).receive(headerLine: line) ? line.count : line.count &+ 1
    }

    static let sendBody: ccurl_bytes_callback = { buffer, size, count, context in
        transfer(context).send(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
    }

    static let rewindBody: curl_seek_callback = { context, offset, origin in
        guard origin == SEEK_SET, transfer(context).rewind(to: offset) else { return CURL_SEEKFUNC_FAIL }
        return CURL_SEEKFUNC_OK
    }

    static let openSocket: curl_opensocket_callback = { context, _, target in
        guard let target else { return ccurl_socket_bad }
        let transfer = transfer(context)
        let address = withUnsafePointer(to: &target.pointee.addr) {
            IPAddress(socketAddress: $0, count: Int(target.pointee.addrlen))
        }
        guard transfer.permitsConnection(to: address) else { return ccurl_socket_bad }
        let kind = target.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(target.pointee.family, kind, target.pointee.protocol)
        if descriptor >= 0 { transfer.turn.sockets.opened(descriptor) }
        return descriptor
    }

    static let closeSocket: curl_closesocket_callback = { context, descriptor in
        turn(context).sockets.closed(descriptor)
        return close(descriptor)
    }

    static let beforeRequest: curl_prereq_callback = { context, address, _, _, _ in
        transfer(context).permitsSending(to: address) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
    }

    static let addAuthorities: ccurl_ssl_context_callback = { _, sslContext, context in
        guard let sslContext, let context else { return Int32(CURLE_SSL_CACERT_BADFILE.rawValue) }
        Unmanaged<TrustedAuthorities>.fromOpaque(context).takeUnretainedValue().add(to: OpaquePointer(sslContext))
        return 0
    }

    static let watchSocket: curl_socket_callback = { _, descriptor, what, context, _ in
        let events: UInt32 =
            switch what {
            case CURL_POLL_IN: EPOLLIN.rawValue
            case CURL_POLL_OUT: EPOLLOUT.rawValue
            case CURL_POLL_INOUT: EPOLLIN.rawValue | EPOLLOUT.rawValue
            default: 0
            }
        turn(context).sockets.watch(descriptor, for: events)
        return 0
    }

    static let setTimer: curl_multi_timer_callback = { _, milliseconds, context in
        let turn = turn(context)
        turn.timerAt = milliseconds < 0 ? nil : turn.now + UInt64(milliseconds) * 1_000_000
        return 0
    }

    private static func transfer(_ context: UnsafeMutableRawPointer?) -> CurlTransfer {
        Unmanaged<CurlTransfer>.fromOpaque(context!).takeUnretainedValue()
    }

    private static func turn(_ context: UnsafeMutableRawPointer?) -> LoopTurn {
        Unmanaged<LoopTurn>.fromOpaque(context!).takeUnretainedValue()
    }
}
