/// Settings that a worker can't work with.
struct WorkerError: Error, CustomStringConvertible {
    let text: String

    var description: String { text }
}
