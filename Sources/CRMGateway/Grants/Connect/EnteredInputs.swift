import ConnectorKit

/// What a person entered for a way without a browser, held against what the way takes. Pure.
enum EnteredInputs {
    /// The longest input, in bytes: a private key of 8192 bits has under 7 KiB.
    static let bytesMax = 16_384

    /// That all that is needed is there, and nothing else.
    ///
    /// - Throws: `GatewayError` `input_unknown`, `input_missing`, `input_invalid`: they name inputs, never a value.
    static func check(
        _ inputs: [String: Secret], for method: AuthenticationMethod, of crm: CRMID
    ) throws(GatewayError) {
        let known = method.inputs.map(\.name)
        let strangers = inputs.keys.filter { !known.contains($0) }.sorted()
        guard strangers.isEmpty else { throw .inputUnknown(strangers, of: crm, method.kind, known) }
        let missing = method.inputs.filter { !$0.isOptional && inputs[$0.name]?.isEmpty ?? true }.map(\.name)
        guard missing.isEmpty else { throw .inputMissing(missing, of: crm, method.kind) }
        for input in method.inputs {
            guard let text = inputs[input.name]?.reveal() else { continue }
            guard text.utf8.count <= bytesMax else {
                throw .inputInvalid("The input \(input.name) has more than \(bytesMax) bytes.")
            }
            // A key file has lines; a name has none.
            guard input.isSecret || !text.utf8.contains(where: { $0 < 32 || $0 == 127 }) else {
                throw .inputInvalid("The input \(input.name) holds line breaks or control characters.")
            }
        }
    }
}

extension GatewayError {
    private static func list(_ names: [String]) -> String {
        names.prefix(10).map { "\"\($0.prefix(64))\"" }.joined(separator: ", ")
    }

    fileprivate static func inputUnknown(
        _ names: [String], of crm: CRMID, _ kind: AuthenticationMethod.Kind, _ known: [String]
    ) -> GatewayError {
        GatewayError(
            code: "input_unknown", message: "\(kind.rawValue) of \(crm) takes no input \(list(names)).",
            nextStep: known.isEmpty ? "Give no inputs." : "It takes: \(known.joined(separator: ", ")).")
    }

    fileprivate static func inputMissing(
        _ names: [String], of crm: CRMID, _ kind: AuthenticationMethod.Kind
    ) -> GatewayError {
        GatewayError(
            code: "input_missing", message: "\(kind.rawValue) of \(crm) needs the input \(list(names)).",
            nextStep: "Give what is missing.")
    }

    /// An input that can't be used.
    static func inputInvalid(_ message: String) -> GatewayError {
        GatewayError(code: "input_invalid", message: message, nextStep: "Give the input anew.")
    }
}
