/// One bad input of an operation: the call, and the error that has to come.
public struct MalformedCase: Sendable {
    /// What is wrong, for the report of the test.
    public let name: String
    /// The stable code.
    public let code: String
    /// The path of the wrong input, or `nil` where no single one is to blame.
    public let field: String?
    /// Makes the call.
    public let call: @Sendable () async throws -> Void

    /// Describes a case.
    public init(
        _ name: String, code: String, field: String?, call: @escaping @Sendable () async throws -> Void
    ) {
        self.name = name
        self.code = code
        self.field = field
        self.call = call
    }

    /// One case for each text of a table.
    ///
    /// - Parameters:
    ///   - texts: of `MalformedInputs`.
    ///   - field: where the operation says that it is wrong.
    ///   - call: hands the text to the operation.
    public static func each(
        _ texts: [MalformedText], field: String?, call: @escaping @Sendable (String) async throws -> Void
    ) -> [MalformedCase] {
        texts.map { text in
            MalformedCase("\(field ?? "input"): \(text.name)", code: text.code, field: field) {
                try await call(text.text)
            }
        }
    }
}
