/// A benchmark that can't be run, and why.
struct BenchmarkError: Error, CustomStringConvertible {
    let text: String

    var description: String { text }
}
