/// Behaviours of a vendor's mock that a test turns on, in the seed or while the mock runs (change `set_switch`).
///
/// A conforming value lists its members by the names that seeds and changes use; reading, setting and refusing are done
/// here, alike for all vendors.
public protocol SwitchBoard: Sendable {
    /// Everything as the vendor does it, as far as that is known.
    init()
    /// The switches that are on or off.
    static var flags: [String: WritableKeyPath<Self, Bool>] { get }
    /// The switches that are a whole number, zero or more.
    static var numbers: [String: WritableKeyPath<Self, Int>] { get }
    /// The switches that are one of some words; an empty list of words takes any.
    static var words: [String: (path: WritableKeyPath<Self, String>, choices: [String])] { get }
}

extension SwitchBoard {
    /// None.
    public static var words: [String: (path: WritableKeyPath<Self, String>, choices: [String])] { [:] }

    /// The names of all switches.
    public static var names: [String] { flags.keys.sorted() + numbers.keys.sorted() + words.keys.sorted() }

    /// Reads the switches of a seed.
    /// - Throws: ``SeedError`` naming a switch that is unknown, or whose value is of another kind.
    public init(_ reader: SeedReader?) throws {
        self.init()
        guard let reader else { return }
        try reader.finish(knowing: Self.names)
        for member in reader.members.members {
            do {
                try set(member.name, to: member.value)
            } catch let error as MockChangeError {
                throw SeedError("\(reader.path): \(error.description)")
            }
        }
    }

    /// Sets a switch by its name.
    /// - Throws: ``MockChangeError`` when there is no such switch, or the value is not of its kind.
    public mutating func set(_ name: String, to value: JSON) throws {
        if let path = Self.flags[name] {
            guard let flag = value.bool else { throw Self.wrong(name, value, "true or false") }
            self[keyPath: path] = flag
        } else if let path = Self.numbers[name] {
            guard let number = value.integer, number >= 0 else {
                throw Self.wrong(name, value, "a whole number from 0")
            }
            self[keyPath: path] = number
        } else if let word = Self.words[name] {
            guard let text = value.string, word.choices.isEmpty || word.choices.contains(text) else {
                throw Self.wrong(
                    name, value, word.choices.isEmpty ? "a string" : word.choices.joined(separator: " or "))
            }
            self[keyPath: word.path] = text
        } else {
            throw MockChangeError(
                "there is no switch \"\(name)\": the switches are \(Self.names.joined(separator: ", "))")
        }
    }

    private static func wrong(_ name: String, _ value: JSON, _ kind: String) -> MockChangeError {
        MockChangeError("the switch \"\(name)\" can't be \(value.text): it must be \(kind)")
    }
}
