import ArgumentParser

/// How many elements of a list a call may ask for.
enum ListLimit {
    /// Says no to a number that no page has: the library takes the nearest, and a shell wouldn't hear of it.
    static func check(_ limit: Int, max: Int) throws(ValidationError) {
        guard (1...max).contains(limit) else { throw ValidationError("--limit has to be 1 to \(max)") }
    }
}
