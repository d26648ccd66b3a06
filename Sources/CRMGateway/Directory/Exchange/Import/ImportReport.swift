/// What an import did, or would do.
public struct ImportReport: Hashable, Sendable {
    /// How many lines have that fate; the sum is that of all lines.
    public internal(set) var counts: [ImportVerdict: Int] = [:]
    /// The first lines and what becomes of them, at most ``ExchangeLimits/linesListedMax``.
    public internal(set) var listed: [ImportedLine] = []
    /// What is wrong with the first bad lines, in their order; at most ``ExchangeLimits/linesListedMax``.
    public internal(set) var problems: [ImportProblem] = []
    /// Whether it was written; never for a preview.
    public internal(set) var isWritten = false

    /// How many lines there are, without the header and empty ones.
    public var lines: Int { counts.values.reduce(0, +) }

    /// How many lines have that fate.
    public subscript(_ verdict: ImportVerdict) -> Int { counts[verdict, default: 0] }

    mutating func note(_ number: Int, _ verdict: ImportVerdict) {
        counts[verdict, default: 0] += 1
        guard listed.count < ExchangeLimits.linesListedMax else { return }
        listed.append(ImportedLine(number: number, verdict: verdict))
    }

    mutating func note(_ problem: ImportProblem) {
        guard problems.count < ExchangeLimits.linesListedMax else { return }
        problems.append(problem)
    }
}
