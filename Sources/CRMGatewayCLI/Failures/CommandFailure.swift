import CRMGateway

/// Why a command did not do what it was asked: what is wrong, what to do next, a stable code.
struct CommandFailure: Error, Hashable, Sendable {
    /// The stable code, as in `docs/errors.md`.
    let code: String
    /// The rule that refused.
    let rule: String?
    /// What is wrong.
    let message: String
    /// What to do next.
    let nextStep: String
    /// The path of the input that is wrong.
    let field: String?
    /// How the process ends.
    let status: ExitStatus

    init(
        _ status: ExitStatus, code: String, rule: String? = nil, _ message: String, nextStep: String,
        field: String? = nil
    ) {
        self.status = status
        self.code = code
        self.rule = rule
        self.message = message
        self.nextStep = nextStep
        self.field = field
    }

    /// An error of the library.
    init(_ error: GatewayError) {
        self.init(
            ExitStatus(error), code: error.code, rule: error.rule, error.message,
            nextStep: error.nextStep ?? "Look the code \(error.code) up in docs/errors.md.",
            field: error.field)
    }

    /// Any error.
    init(reading error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as GatewayError: self.init(error)
        default: self.init(libraryError: error)
        }
    }

    /// For people: what is wrong, what next, then code and rule.
    var lines: [String] {
        let place = [code, rule.map { "rule \($0)" }, field.map { "at \($0)" }].compactMap(\.self).joined(
            separator: ", ")
        return ["Error: \(message) [\(place)]", "Next:  \(nextStep)"].map(PrintableText.of)
    }

    /// For programs.
    var json: JSONValue {
        [
            "error": [
                "code": .text(code), "rule": .optional(rule), "field": .optional(field), "message": .text(message),
                "next_step": .text(nextStep),
                "exit_code": .number(Int64(status.rawValue)),
            ]
        ]
    }
}
