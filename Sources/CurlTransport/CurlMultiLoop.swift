import CCurl
import CLinux
import ConnectorKit
import Glibc

/// The loop: one libcurl multi handle, driven by epoll, on a thread of its own; everything here is that thread's.
///
/// A turn: take commands, let libcurl act, collect what has ended, resume those who wait for it all at once, sleep.
final class CurlMultiLoop {
    private let configuration: CurlTransportConfiguration
    private let mailbox: Mailbox
    private let deadlines: TransferDeadlines
    private let epoll: Int32
    private let multi: UnsafeMutableRawPointer
    private let turn: LoopTurn
    private let pool: CurlHandlePool
    private let authorities: TrustedAuthorities

    private var active: [UInt64: CurlTransfer] = [:]
    private var commands: [Mailbox.Command] = []
    private var ended: [(continuation: UnsafeContinuation<CurlOutcome, Never>, outcome: CurlOutcome)] = []
    private var events = [epoll_event](repeating: epoll_event(), count: CurlMultiLoop.eventsMax)
    private var nextLookAt = UInt64.max
    private var hasSkippedPoll = false
    private var isShutDown = false

    /// How many events one call of the kernel returns.
    private static let eventsMax = 128

    /// `nil` when the kernel or libcurl has nothing left to make it from.
    init?(_ configuration: CurlTransportConfiguration, authorities: TrustedAuthorities, mailbox: Mailbox) {
        let epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard epoll >= 0 else { return nil }
        guard let multi = curl_multi_init() else {
            close(epoll)
            return nil
        }
        self.configuration = configuration
        self.mailbox = mailbox
        self.authorities = authorities
        self.epoll = epoll
        self.multi = multi
        deadlines = TransferDeadlines(configuration)
        turn = LoopTurn(epoll: epoll)
        pool = CurlHandlePool(configuration, authorities: authorities, turn: turn)
        setMultiOptions()
        var wake = epoll_event(
            events: EPOLLIN.rawValue | EPOLLET.rawValue, data: epoll_data_t(fd: mailbox.wakeDescriptor))
        epoll_ctl(epoll, EPOLL_CTL_ADD, mailbox.wakeDescriptor, &wake)
    }

    deinit {
        curl_multi_cleanup(multi)
        close(epoll)
    }

    /// Runs until it is shut down.
    func run() {
        while !isShutDown {
            turn.refresh()
            obeyCommands()
            runTimer()
            collectEnded()
            endLateTransfers()
            resumeCallers()
            waitAndDeliver()
        }
    }

    private func setMultiOptions() {
        let context = Unmanaged.passUnretained(turn).toOpaque()
        _ = ccurl_multi_set_socket_callback(multi, CurlCallbacks.watchSocket)
        _ = ccurl_multi_set_pointer(multi, CURLMOPT_SOCKETDATA, context)
        _ = ccurl_multi_set_timer_callback(multi, CurlCallbacks.setTimer)
        _ = ccurl_multi_set_pointer(multi, CURLMOPT_TIMERDATA, context)
        _ = ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, configuration.connectionsMax)
        _ = ccurl_multi_set_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, configuration.connectionsMax)
        _ = ccurl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, configuration.connectionsPerHostMax)
    }
}

/// Commands, and the ends of transfers.
extension CurlMultiLoop {
    private func obeyCommands() {
        mailbox.take(into: &commands)
        for command in commands {
            switch command {
            case .start(let id, let request, let continuation): start(id, request, for: continuation)
            case .cancel(let id): if let transfer = active[id] { end(transfer, because: .cancelled) }
            case .shutDown: shutDown()
            }
        }
        commands.removeAll(keepingCapacity: true)
    }

    private func start(
        _ id: UInt64, _ request: PreparedRequest, for continuation: UnsafeContinuation<CurlOutcome, Never>
    ) {
        guard !isShutDown else { return ended.append((continuation, .failed(.shutDownBeforeStart))) }
        guard let transfer = pool.take() else {
            let cause = CurlFailure.Cause.library(code: CURLE_OUT_OF_MEMORY.rawValue, verifyResult: 0, text: "")
            let failure = CurlFailure(cause: cause, facts: TransferFacts(progress: .notConnected))
            return ended.append((continuation, .failed(failure)))
        }
        transfer.begin(id, request, for: continuation, under: configuration)
        if active.isEmpty { nextLookAt = turn.now + deadlines.lookInterval }
        active[id] = transfer
        if curl_multi_add_handle(multi, transfer.easy) != CURLM_OK { end(transfer, with: CURLE_FAILED_INIT) }
    }

    private func end(_ transfer: CurlTransfer, because reason: StopReason) {
        transfer.stop = reason
        end(transfer, with: CURLE_ABORTED_BY_CALLBACK)
    }

    private func end(_ transfer: CurlTransfer, with code: CURLcode) {
        curl_multi_remove_handle(multi, transfer.easy)
        active[transfer.id] = nil
        if let end = transfer.finish(code) { ended.append(end) }
        pool.give(transfer)
    }

    private func collectEnded() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE else { continue }
            let code = ccurl_message_result(message)
            var context: UnsafeMutableRawPointer?
            _ = ccurl_get_pointer(message.pointee.easy_handle, CURLINFO_PRIVATE, &context)
            guard let context else { continue }
            end(Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue(), with: code)
        }
    }

    private func endLateTransfers() {
        guard turn.now >= nextLookAt, !active.isEmpty else { return }
        nextLookAt = turn.now + deadlines.lookInterval
        for transfer in Array(active.values) {
            guard let reason = deadlines.reason(toStop: &transfer.marks, at: turn.now) else { continue }
            end(transfer, because: reason)
        }
    }

    /// Resumes all callers whose transfers ended in this turn, and lets them run first: on a busy core they then post
    /// their next requests while the loop is awake, and nobody has to wake it.
    ///
    /// Several are resumed by one task of the callers' pool: each resumption from here would wake a thread there, which
    /// may take the core, find nothing more to do and sleep again, for every single answer.
    private func resumeCallers() {
        guard !ended.isEmpty else { return }
        if ended.count == 1 {
            ended[0].continuation.resume(returning: ended[0].outcome)
            ended.removeAll(keepingCapacity: true)
        } else {
            let batch = ended
            ended = []
            ended.reserveCapacity(batch.count)
            Task.detached {
                for end in batch { end.continuation.resume(returning: end.outcome) }
            }
        }
        sched_yield()
    }

    private func shutDown() {
        isShutDown = true
        for transfer in Array(active.values) { end(transfer, because: .shutDown) }
    }
}

/// Time and the kernel.
extension CurlMultiLoop {
    private func runTimer() {
        guard let due = turn.timerAt, due <= turn.now else { return }
        turn.timerAt = nil
        var running: Int32 = 0
        curl_multi_socket_action(multi, ccurl_socket_timeout, 0, &running)
    }

    private func waitAndDeliver() {
        let canSleep = !isShutDown && mailbox.fallAsleep()
        // With commands waiting, every second look at the sockets is left out: the commands' turn brings the next.
        hasSkippedPoll = !canSleep && !hasSkippedPoll
        if hasSkippedPoll { return }
        let count = epoll_wait(epoll, &events, Int32(events.count), canSleep ? sleepMilliseconds : 0)
        guard count > 0 else { return }
        turn.refresh()
        for index in 0..<Int(count) { deliver(events[index]) }
    }

    private func deliver(_ event: epoll_event) {
        let descriptor = event.data.fd
        guard descriptor != mailbox.wakeDescriptor, turn.sockets.isWanted(descriptor) else { return }
        var bits: Int32 = 0
        if event.events & EPOLLIN.rawValue != 0 { bits |= CURL_CSELECT_IN }
        if event.events & EPOLLOUT.rawValue != 0 { bits |= CURL_CSELECT_OUT }
        if event.events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { bits |= CURL_CSELECT_ERR }
        var running: Int32 = 0
        curl_multi_socket_action(multi, descriptor, bits, &running)
    }

    /// Until the next timer of libcurl's or look at the deadlines, rounded up; -1 for as long as nothing happens.
    private var sleepMilliseconds: Int32 {
        let look = active.isEmpty ? UInt64.max : nextLookAt
        let until = min(look, turn.timerAt ?? .max)
        guard until != .max else { return -1 }
        guard until > turn.now else { return 0 }
        return Int32(clamping: (until - turn.now + 999_999) / 1_000_000)
    }
}
