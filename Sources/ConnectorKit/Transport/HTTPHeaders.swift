/// Header fields, in order; names compare without regard to case.
public struct HTTPHeaders: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// One field.
    public struct Field: Hashable, Sendable {
        /// The name, as it was written.
        public let name: String
        /// The value.
        public let value: String

        /// Holds a field.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The fields in order; a name may repeat.
    public private(set) var fields: [Field]

    /// Takes fields.
    public init(_ fields: [Field] = []) {
        self.fields = fields
    }

    /// Takes names and values.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.fields = elements.map { Field(name: $0.0, value: $0.1) }
    }

    /// The first value of a name; setting replaces all of them, `nil` removes them.
    public subscript(name: String) -> String? {
        get { fields.first { HTTPHeaders.areSame($0.name, name) }?.value }
        set {
            fields.removeAll { HTTPHeaders.areSame($0.name, name) }
            if let newValue { fields.append(Field(name: name, value: newValue)) }
        }
    }

    /// Adds a field beside those of the same name.
    public mutating func append(_ field: Field) {
        fields.append(field)
    }

    private static func areSame(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count
            && zip(left.utf8, right.utf8).allSatisfy { lower($0) == lower($1) }
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        (65...90).contains(byte) ? byte | 32 : byte
    }
}
