import SQLStore
import Workspace

/// One reading of a file from its begin to its end, batch by batch.
struct ImportPass<Kind: ImportKind> {
    /// A line of a batch.
    typealias Checked = (number: Int, line: Result<Kind.Line, LineFaults>)

    private let kind: Kind
    private let phase: ImportProgress.Phase
    private let size: Int64
    private var reader: any LineReader
    private var seen: Set<Fingerprint> = []
    private var lines = 0
    private(set) var report = ImportReport()

    /// Opens the file.
    ///
    /// - Throws: `GatewayError`: what is wrong with it as a whole.
    init(_ kind: Kind, _ source: ImportSource, _ format: ExchangeFormat, _ phase: ImportProgress.Phase) throws {
        self.kind = kind
        self.phase = phase
        self.size = source.size
        self.reader = try source.lines(format, columns: Kind.columns)
    }

    /// How far it is.
    var progress: ImportProgress {
        ImportProgress(phase: phase, lines: lines, bytes: reader.bytesRead, bytesTotal: size)
    }

    /// The next lines, their values checked; `nil` at the end.
    mutating func next() throws -> [Checked]? {
        var batch: [Checked] = []
        while batch.count < ExchangeLimits.batchLines, let line = try reader.next() {
            lines += 1
            guard lines <= ExchangeLimits.linesMax else { throw GatewayError.importTooLarge }
            batch.append((line.number, check(line)))
        }
        return batch.isEmpty ? nil : batch
    }

    /// Takes in what the store says of a batch's well-formed lines, and returns what is to be written.
    mutating func take(_ judged: [Judgement<Kind.Act>], of batch: [Checked]) throws -> [Kind.Act] {
        var judgements = judged.makeIterator()
        var acts: [Kind.Act] = []
        for (number, line) in batch {
            switch line {
            case .failure(let faults):
                report.note(number, .bad)
                for fault in faults.faults { report.note(ImportProblem(line: number, fault)) }
            case .success:
                switch judgements.next() {
                case .good(let verdict, let act):
                    report.note(number, verdict)
                    if verdict != .unchanged { acts.append(act) }
                case .bad(let fault):
                    report.note(number, .bad)
                    report.note(ImportProblem(line: number, fault))
                case nil: throw GatewayError(code: "internal", message: "A line wasn't judged.")
                }
            }
        }
        return acts
    }

    private mutating func check(_ line: ReadLine) -> Result<Kind.Line, LineFaults> {
        var faults = LineFaults()
        let cells: [String?]
        switch line.cells {
        case .success(let read): cells = read
        case .failure(let fault):
            faults.add(fault)
            return .failure(faults)
        }
        let checked = kind.check(cells)
        guard case .success(let value) = checked else { return checked }
        let keys = Kind.keys(of: value).map { (Fingerprint($0.text), $0.fault) }
        for (key, fault) in keys where seen.contains(key) { faults.add(fault) }
        guard faults.isEmpty else { return .failure(faults) }
        seen.formUnion(keys.map(\.0))
        return checked
    }
}
