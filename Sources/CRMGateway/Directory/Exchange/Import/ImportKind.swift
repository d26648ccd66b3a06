import SQLStore
import Workspace

/// What is particular to people, or to teams, in an import.
protocol ImportKind: Sendable {
    /// A line that is well formed.
    associatedtype Line: Sendable
    /// What has to be written for a line.
    associatedtype Act: Sendable

    static var columns: [ExchangeColumn] { get }
    static var operation: AuditOperation { get }

    /// Why the actor may not.
    static func refusal(of authority: Authority) -> Refusal?

    /// Checks each value of a line by itself.
    func check(_ cells: [String?]) -> Result<Line, LineFaults>

    /// What no two lines may share: a text, and what to say of the second line.
    static func keys(of line: Line) -> [(text: String, fault: InvalidValue)]

    /// Compares well-formed lines with the store, in their order.
    func judge(
        _ lines: [Line], by authority: Authority, in transaction: any SQLTransaction
    ) throws -> [Judgement<Act>]

    /// Writes.
    func write(_ acts: [Act], by writer: ImportWriter) throws
}
