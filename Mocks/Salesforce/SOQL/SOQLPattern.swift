/// What `LIKE` compares a text with. Case does not matter.
struct SOQLPattern: Sendable {
    enum Part: Equatable, Sendable {
        /// A character, lower-case.
        case exactly(String)
        /// `_`.
        case anyOne
        /// `%`.
        case anyRun
    }

    private let parts: [Part]

    init(_ parts: [Part]) {
        self.parts = parts
    }

    /// Goes back to the last `%` at a mismatch, so that the work stays within text times pattern.
    func matches(_ text: String) -> Bool {
        let characters = text.map { $0.lowercased() }
        var (place, part) = (0, 0)
        var retry: (place: Int, part: Int)?
        while place < characters.count {
            if part < parts.count, parts[part] == .anyRun {
                retry = (place, part)
                part += 1
            } else if part < parts.count, Self.fits(characters[place], parts[part]) {
                place += 1
                part += 1
            } else if let last = retry {
                retry = (last.place + 1, last.part)
                (place, part) = (last.place + 1, last.part + 1)
            } else {
                return false
            }
        }
        return parts[part...].allSatisfy { $0 == .anyRun }
    }

    private static func fits(_ character: String, _ part: Part) -> Bool {
        switch part {
        case .exactly(let wanted): wanted == character
        case .anyOne: true
        case .anyRun: false
        }
    }
}
