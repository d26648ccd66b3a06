internal import Foundation
internal import OpenSSLCrypto

/// Root keys printed by a command, which asks a key store or a hardware module for them.
///
/// The command is a fixed list of arguments, run without a shell, with an empty environment, no input and no other open
/// file, in a folder and a user of this process. It prints keys as a key file holds them, ends with code 0
/// within ``timeLimitDefault``, and prints at most ``outputBytesMax``. Its error output is dropped: it might hold a secret.
public struct CommandRootKeyProvider: RootKeyProvider {
    /// How long the command may run unless told otherwise.
    public static let timeLimitDefault: Duration = .seconds(10)
    /// How much it may print, in bytes.
    public static let outputBytesMax = 64 << 10

    private let command: BoundedCommand

    /// Names the command: the absolute path of a program, and its arguments.
    ///
    /// - Throws: `invalid` where the path is not absolute: there is no `PATH` to look it up in.
    public init(_ arguments: [String], timeLimit: Duration = timeLimitDefault) throws(VaultError) {
        guard let program = arguments.first, program.hasPrefix("/") else {
            throw VaultError(
                .invalid, "the root key command must start with the absolute path of a program",
                fix: "Find it with: command -v PROGRAM")
        }
        guard !arguments.contains(where: { $0.utf8.contains(0) }) else {
            throw VaultError(.invalid, "an argument of the root key command contains a zero byte")
        }
        command = BoundedCommand(arguments: arguments, timeLimit: timeLimit, outputBytesMax: Self.outputBytesMax)
    }

    /// The program's path, without its arguments.
    public var source: String { command.program }

    /// Runs the command, on a thread of its own, and reads what it printed.
    ///
    /// - Throws: `root_key_unreadable`: it did not start, failed, ran or printed too long, or printed something else.
    public func rootKeys() async throws(VaultError) -> RootKeyRing {
        let command = command
        let outcome = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: Result { () throws(BoundedCommand.Failure) in try command.run() })
            }
        }
        switch outcome {
        case .success(let text): return try RootKeyText.read(text, from: source)
        case .failure(let failure): throw unreadable(failure)
        }
    }

    private func unreadable(_ failure: BoundedCommand.Failure) -> VaultError {
        let byHand = "Run it by hand, with an empty environment: env -i \(source) …"
        return switch failure {
        case .notStarted(let code):
            .rootKeyUnreadable(
                source, "did not start: \(String(cString: strerror(code)))", fix: "Check the path and its permissions")
        case .timedOut: .rootKeyUnreadable(source, "did not end within \(command.timeLimit)", fix: byHand)
        case .tooMuchOutput:
            .rootKeyUnreadable(source, "printed more than \(command.outputBytesMax) bytes", fix: byHand)
        case .exited(let code): .rootKeyUnreadable(source, "ended with exit code \(code)", fix: byHand)
        case .unobserved: .rootKeyUnreadable(source, "its end was not told", fix: "Do not ignore SIGCHLD")
        case .killed(let signal): .rootKeyUnreadable(source, "was ended by signal \(signal)", fix: byHand)
        }
    }
}
