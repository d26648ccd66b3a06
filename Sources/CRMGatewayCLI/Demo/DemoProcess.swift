import Foundation

/// The mocks as a child process, ended with the demo.
final class DemoProcess: Sendable {
    private let process: Int32
    private let output: Int32

    /// Starts a program whose standard output is read here.
    init(_ path: String, _ arguments: [String]) {
        var ends: [Int32] = [-1, -1]
        _ = pipe(&ends)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, path, &actions, nil, &words, environ)
        posix_spawn_file_actions_destroy(&actions)
        close(ends[1])
        process = code == 0 ? child : -1
        output = ends[0]
    }

    /// The first lines of its output.
    ///
    /// - Throws: `CommandFailure` when they don't come in time.
    func lines(_ count: Int, within time: Duration) throws(CommandFailure) -> [String] {
        let deadline = ContinuousClock.now.advanced(by: time)
        var lines: [String] = []
        while lines.count < count { lines.append(try line(until: deadline)) }
        return lines
    }

    private func line(until deadline: ContinuousClock.Instant) throws(CommandFailure) -> String {
        var bytes: [UInt8] = []
        while true {
            let left = ContinuousClock.now.duration(to: deadline)
            var entry = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            var byte: UInt8 = 0
            guard process > 0, left > .zero, poll(&entry, 1, Int32(clamping: Int64(left / .milliseconds(1)) + 1)) > 0,
                read(output, &byte, 1) == 1
            else {
                throw CommandFailure(
                    .unavailable, code: "mock_silent", "The mock CRMs don't start.",
                    nextStep: "Run crm-mock --crm all by hand, and see what it says.")
            }
            if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
    }

    /// Ends it, and waits for its end.
    func end() {
        guard process > 0, kill(process, SIGTERM) == 0 else { return }
        waitpid(process, nil, 0)
    }
}
