/// The members of a JSON object, in the order in which they were added.
public struct JSONObject: Sendable, Equatable {
    /// One member.
    public struct Member: Sendable, Equatable {
        /// The member's name.
        public let name: String
        /// The member's value.
        public var value: JSON
    }

    /// Every member, in order.
    public private(set) var members: [Member]

    /// Makes an object without members.
    public init() {
        members = []
    }

    /// Makes an object of distinct names; of a name that occurs twice, the later value stays.
    public init(_ pairs: some Sequence<(String, JSON)>) {
        self.init()
        for (name, value) in pairs { self[name] = value }
    }

    /// Makes an object of names known to be distinct, without looking for repeated ones.
    public init(uniqueMembers pairs: some Sequence<(String, JSON)>) {
        members = pairs.map { Member(name: $0.0, value: $0.1) }
    }

    /// The value of a member. Setting `nil` removes it; a new name is added at the end.
    public subscript(name: String) -> JSON? {
        get { members.first { $0.name == name }?.value }
        set {
            let place = members.firstIndex { $0.name == name }
            switch (place, newValue) {
            case (let place?, let value?): members[place].value = value
            case (let place?, nil): members.remove(at: place)
            case (nil, let value?): members.append(Member(name: name, value: value))
            case (nil, nil): break
            }
        }
    }

    /// The names of the members, in order.
    public var names: [String] { members.map(\.name) }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Writes an object as a dictionary literal, whose order it keeps.
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self.init(elements)
    }
}
