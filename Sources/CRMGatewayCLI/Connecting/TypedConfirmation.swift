import Foundation

/// What somebody has to type before an act that takes much away: given as `--confirm TEXT`, or asked for on a terminal.
enum TypedConfirmation {
    /// - Parameters:
    ///   - given: what `--confirm` said.
    ///   - wanted: what has to be typed, for people: `the email address again`.
    /// - Throws: `CommandFailure` `confirmation_needed` where nobody is there to ask.
    static func text(given: String?, wanted: String, console: Console) throws(CommandFailure) -> String {
        if let given { return given }
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
            throw CommandFailure(
                .usage, code: "confirmation_needed", "This has to be confirmed by typing \(wanted).",
                nextStep: "Add --confirm TEXT.", field: "confirmation")
        }
        FileHandle.standardError.write(Data("Type \(PrintableText.of(wanted)) to confirm: ".utf8))
        return readLine() ?? ""
    }
}
