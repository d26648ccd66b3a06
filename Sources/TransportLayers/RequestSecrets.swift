import ConnectorKit

/// Finds the secrets that a request carries without saying so.
enum RequestSecrets {
    /// Values of headers that carry credentials; of `Bearer abc` both the whole and `abc`.
    static func inHeaders(_ headers: HTTPHeaders) -> [String] {
        headers.fields.filter { SecretNames.isCredential(header: $0.name) }.flatMap { field in
            let parts = field.value.split(separator: " ", maxSplits: 1)
            return parts.count == 2 ? [String(parts[1]), field.value] : [field.value]
        }
        .filter { $0.utf8.count >= Redaction.foundBytesMin }
    }

    /// Values of query and form parameters, and of members of a JSON body, that go by a secret's name.
    static func inParameters(_ request: HTTPRequest) -> [String] {
        var found = request.query.filter { SecretNames.isSecret(parameter: $0.name) }.map(\.value)
        if let body = request.body {
            if let fields = FormText.fields(of: body) {
                found += fields.filter { SecretNames.isSecret(parameter: $0.name) }.map(\.value)
            } else if mayNameSecrets(body.bytes), let value = RecordedValue(json: body.bytes) {
                found += inMembers(of: value)
            }
        }
        return found.filter { $0.utf8.count >= Redaction.foundBytesMin }
    }

    /// Whether a JSON body is worth reading for secrets: one in a batch of plain records is not.
    private static func mayNameSecrets(_ bytes: [UInt8]) -> Bool {
        bytes.count <= tokenBodyBytesMax
    }

    /// Bodies that carry tokens are small: 64 KiB.
    private static let tokenBodyBytesMax = 64 * 1024

    private static func inMembers(of value: RecordedValue) -> [String] {
        switch value {
        case .object(let members):
            members.flatMap { member in
                if case .string(let text) = member.value, SecretNames.isSecret(field: member.name) { return [text] }
                return inMembers(of: member.value)
            }
        case .array(let values): values.flatMap(inMembers)
        default: []
        }
    }
}
