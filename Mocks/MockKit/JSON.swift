/// One JSON value, as a mock reads and writes it.
///
/// Objects keep the order in which their members were written, so that an answer can have the order its vendor uses.
/// Integers and decimals are apart: `5` is `.integer(5)`, `5.5` is `.decimal(5.5)`.
public enum JSON: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int)
    case decimal(Double)
    case string(String)
    case array([JSON])
    case object(JSONObject)

    /// The text of a string; `nil` for every other value.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The value of an integer, also of a decimal without a fraction; `nil` otherwise.
    public var integer: Int? {
        switch self {
        case .integer(let value): value
        case .decimal(let value): Int(exactly: value)
        default: nil
        }
    }

    /// The value of an integer or a decimal; `nil` otherwise.
    public var decimal: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .decimal(let value): value
        default: nil
        }
    }

    /// The value of a boolean; `nil` otherwise.
    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The elements of an array; `nil` otherwise.
    public var array: [JSON]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The members of an object; `nil` otherwise.
    public var object: JSONObject? {
        if case .object(let members) = self { members } else { nil }
    }

    /// Whether this is `null`.
    public var isNull: Bool { self == .null }

    /// What JSON calls this kind of value: `null`, `boolean`, `number`, `string`, `array` or `object`.
    public var kind: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .integer, .decimal: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    /// A member of an object; `nil` when it is absent or this is no object. Setting `nil` removes the member.
    public subscript(name: String) -> JSON? {
        get { object?[name] }
        set {
            var members = object ?? [:]
            members[name] = newValue
            self = .object(members)
        }
    }

    /// An element of an array; `nil` when it is out of range or this is no array.
    public subscript(index: Int) -> JSON? {
        guard let elements = array, elements.indices.contains(index) else { return nil }
        return elements[index]
    }
}
