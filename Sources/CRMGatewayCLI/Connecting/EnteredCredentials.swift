import ConnectorKit

/// What was entered on the command line for a way without a browser (T-12): plain inputs as arguments, secret ones from
/// files or standard input alone.
struct EnteredCredentials {
    let crm: CRMID
    let method: AuthenticationMethod
    /// `name=value`, as `--input` took them.
    let texts: [String]
    /// `name=FILE`, as `--input-file` took them.
    let files: [String]

    /// Reads the files; the one secret that is missing comes through standard input, asked for on a terminal.
    ///
    /// - Throws: `CommandFailure`, which shows no value: what looks like a name may be a secret in the wrong place.
    func read() throws(CommandFailure) -> [String: Secret] {
        var entered: [String: Secret] = [:]
        for text in texts {
            let (input, value) = try parts(text, option: "--input", form: "NAME=VALUE")
            guard !input.isSecret else {
                throw CommandFailure(
                    .usage, code: "input_secret", rule: "SEC-2",
                    "The input \(input.name) is a secret: arguments are seen by others.",
                    nextStep: "Give it with --input-file \(input.name)=FILE, or through standard input.")
            }
            try add(Secret(value), for: input, to: &entered)
        }
        for file in files {
            let (input, path) = try parts(file, option: "--input-file", form: "NAME=FILE")
            try add(
                try SecretFile(path: path, bytesMax: ConnectCommand.tokenBytesMax).read(), for: input, to: &entered)
        }
        try ask(for: method.inputs.filter { !$0.isOptional && entered[$0.name] == nil }, into: &entered)
        return entered
    }

    private func ask(
        for missing: [CredentialInput], into entered: inout [String: Secret]
    ) throws(CommandFailure) {
        guard let first = missing.first else { return }
        guard missing.count == 1, first.isSecret else {
            let ways = missing.map { $0.isSecret ? "--input-file \($0.name)=FILE" : "--input \($0.name)=…" }
            throw CommandFailure(
                .usage, code: "input_missing",
                "\(method.kind.rawValue) of \(crm) needs the input "
                    + missing.map { "\($0.name) (\($0.label))" }.joined(separator: ", ") + ".",
                nextStep: "Add \(ways.joined(separator: " ")).")
        }
        entered[first.name] = try HiddenPrompt.secret("\(first.label): ", bytesMax: ConnectCommand.tokenBytesMax)
    }

    private func parts(
        _ text: String, option: String, form: String
    ) throws(CommandFailure) -> (CredentialInput, String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let input = method.inputs.first(where: { $0.name == parts[0] }) else {
            let known = method.inputs.map(\.name).joined(separator: ", ")
            throw CommandFailure(
                .usage, code: "input_unknown",
                "What \(option) names is no input of \(method.kind.rawValue) of \(crm), or no \(form).",
                nextStep: known.isEmpty ? "It takes none: leave \(option) out." : "It takes: \(known).")
        }
        return (input, parts[1])
    }

    private func add(
        _ value: Secret, for input: CredentialInput, to entered: inout [String: Secret]
    ) throws(CommandFailure) {
        guard entered.updateValue(value, forKey: input.name) == nil else {
            throw CommandFailure(
                .usage, code: "input_invalid", "The input \(input.name) was given twice.",
                nextStep: "Give it once.")
        }
    }
}
