import Foundation
import OpenSSLCrypto

/// One run of a program, bounded in time and output, whose output is secret.
struct BoundedCommand: Sendable {
    enum Failure: Error, Equatable {
        case notStarted(Int32)
        case timedOut
        case tooMuchOutput
        case exited(Int32)
        case killed(Int32)
        /// Its end was not told: the process ignores SIGCHLD.
        case unobserved
    }

    /// How often the end of a program that has closed its output is looked for, in milliseconds.
    private static let pollMilliseconds: Int32 = 5

    let arguments: [String]
    let timeLimit: Duration
    let outputBytesMax: Int

    var program: String { arguments.first ?? "" }

    /// Runs the program and waits for its end; blocks the calling thread.
    func run() throws(Failure) -> SecretBytes {
        let deadline = ContinuousClock.now.advanced(by: timeLimit)
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .notStarted(errno) }
        let output = OpenFile(ends[0])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(output.descriptor, F_SETFL, O_NONBLOCK)
        let started = Result { () throws(Failure) in try CommandSpawn(output: ends[1]).start(arguments) }
        close(ends[1])
        let process = try started.get()
        do {
            let text = try collect(output, until: deadline)
            let status = try wait(for: process, until: deadline)
            try check(status)
            return text
        } catch {
            end(process, after: error)
            throw error
        }
    }

    private func collect(_ output: borrowing OpenFile, until deadline: ContinuousClock.Instant) throws(Failure)
        -> SecretBytes
    {
        var count = 0
        let buffer = try SecretBytes(count: outputBytesMax + 1) { target throws(Failure) in
            while count < target.count {
                var entry = pollfd(fd: output.descriptor, events: Int16(POLLIN), revents: 0)
                guard poll(&entry, 1, try milliseconds(until: deadline)) != 0 else { continue }
                let got = read(output.descriptor, target.baseAddress?.advanced(by: count), target.count - count)
                if got == 0 { return }
                if got > 0 { count += got }
            }
            throw .tooMuchOutput
        }
        return SecretBytes(prefix: count, of: buffer)
    }

    private func wait(for process: pid_t, until deadline: ContinuousClock.Instant) throws(Failure) -> Int32 {
        var status: Int32 = 0
        while true {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process { return status }
            guard ended == 0 || errno == EINTR else { throw .unobserved }
            _ = poll(nil, 0, min(Self.pollMilliseconds, try milliseconds(until: deadline)))
        }
    }

    /// The time left, at least one millisecond; throws once there is none.
    private func milliseconds(until deadline: ContinuousClock.Instant) throws(Failure) -> Int32 {
        let left = ContinuousClock.now.duration(to: deadline)
        guard left > .zero else { throw .timedOut }
        return Int32(clamping: max(1, Int64(left / .milliseconds(1))))
    }

    private func check(_ status: Int32) throws(Failure) {
        // The layout of a wait status; the C macros that read it are not imported.
        let signal = status & 0x7f
        guard signal == 0 else { throw .killed(signal) }
        let code = (status >> 8) & 0xff
        guard code == 0 else { throw .exited(code) }
    }

    /// Ends what is left of the command, with all that it started.
    private func end(_ process: pid_t, after failure: Failure) {
        switch failure {
        case .timedOut, .tooMuchOutput:
            kill(-process, SIGKILL)
            waitpid(process, nil, 0)
        case .notStarted, .exited, .killed, .unobserved: break
        }
    }
}
