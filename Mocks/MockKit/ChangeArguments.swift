/// The arguments of a change that only one vendor knows.
public struct ChangeArguments: Sendable {
    private let json: JSON

    /// Takes the change as `POST /_mock/changes` has it.
    public init(_ json: JSON) {
        self.json = json
    }

    /// A text that must be there.
    /// - Throws: ``MockChangeError`` naming the argument.
    public func text(_ name: String) throws -> String {
        try read(name, "string") { $0.string }
    }

    /// A boolean that must be there.
    /// - Throws: ``MockChangeError`` naming the argument.
    public func flag(_ name: String) throws -> Bool {
        try read(name, "boolean") { $0.bool }
    }

    /// A list of texts that must be there.
    /// - Throws: ``MockChangeError`` naming the argument.
    public func texts(_ name: String) throws -> [String] {
        try read(name, "list of strings") { json in
            guard let texts = json.array?.map(\.string), texts.allSatisfy({ $0 != nil }) else { return nil }
            return texts.compactMap { $0 }
        }
    }

    /// A value of any kind that must be there.
    /// - Throws: ``MockChangeError`` naming the argument.
    public func value(_ name: String) throws -> JSON {
        try read(name, "value") { $0 }
    }

    private func read<Value>(_ name: String, _ kind: String, _ take: (JSON) -> Value?) throws -> Value {
        guard let value = json[name].flatMap(take) else {
            throw MockChangeError("\"\(name)\" is missing or no \(kind): add it to the change")
        }
        return value
    }
}
