import Workspace

/// One line of a file as it was read: its cells in the order of the kind's columns, or why it can't be taken.
struct ReadLine: Sendable {
    /// Where it begins, counted from 1.
    let number: Int
    let cells: Result<[String?], InvalidValue>
}
