/// A fixture that can't be made.
struct FixtureError: Error, CustomStringConvertible {
    let text: String

    var description: String { text }
}
