import SQLStore
import Workspace

/// One import: a file, a kind, and who asks.
struct ImportJob<Kind: ImportKind>: Sendable {
    let kind: Kind
    let source: ImportSource
    let format: ExchangeFormat
    let options: ImportOptions
    let actor: Actor
    let calls: GuardedCalls
    let outbox: MailOutbox
    let progress: @Sendable (ImportProgress) -> Void

    /// Checks every line, batch by batch, each batch in a snapshot of its own; writes nothing.
    func preview() async throws -> ImportReport {
        // Told to those alone who may: before a byte of the file is looked at.
        try await calls.read(Kind.operation, as: actor) { authority, _ in
            if let refusal = Kind.refusal(of: authority) { throw refusal }
        }
        do {
            var pass = try ImportPass(kind, source, format, .checking)
            while let batch = try pass.next() {
                try Task.checkCancellation()
                pass = try await judged(pass, batch)
                progress(pass.progress)
            }
            return pass.report
        } catch {
            throw GatewayError(reading: error)
        }
    }

    /// Checks every line, and then writes the good ones in one transaction: if all are good, or where bad ones are to be
    /// skipped.
    ///
    /// - Returns: what was done; `isWritten` is false where bad lines stopped it.
    func apply() async throws -> ImportReport {
        let checked = try await preview()
        if let written = try await mayWrite(checked) ? write() : nil { return written }
        // Either it had bad lines, or some went bad between the check and the write: told as they are now.
        let report = checked[.bad] > 0 ? checked : try await preview()
        try await recordRefusal(report)
        return report
    }

    private func mayWrite(_ report: ImportReport) -> Bool {
        report[.bad] == 0 || options.skipsBadLines
    }

    private func judged(_ pass: ImportPass<Kind>, _ batch: [ImportPass<Kind>.Checked]) async throws -> ImportPass<Kind>
    {
        var pass = pass
        let good = batch.compactMap { try? $0.line.get() }
        let (kind, actor) = (kind, actor)
        let judgements = try await calls.store.read { transaction in
            try kind.judge(good, by: GuardedCalls.authority(of: actor, in: transaction), in: transaction)
        }
        _ = try pass.take(judgements, of: batch)
        return pass
    }

    /// `nil` where a line went bad meanwhile, and all was rolled back.
    private func write() async throws -> ImportReport? {
        let flag = CancelFlag()
        return try await withTaskCancellationHandler {
            do {
                return try await calls.write(Kind.operation, as: actor) { authority, transaction in
                    try write(by: authority, in: transaction, flag)
                }
            } catch let error as GatewayError where error.code == WentBad.code {
                return nil
            }
        } onCancel: {
            flag.raise()
        }
    }

    private func write(
        by authority: Authority, in transaction: any SQLTransaction, _ flag: CancelFlag
    ) throws -> ImportReport {
        if let refusal = Kind.refusal(of: authority) { throw refusal }
        let writer = ImportWriter(actor: actor, audit: calls.audit, outbox: outbox, transaction: transaction)
        var pass = try ImportPass(kind, source, format, .writing)
        while let batch = try pass.next() {
            try flag.check()
            let judgements = try kind.judge(
                batch.compactMap { try? $0.line.get() }, by: authority, in: transaction)
            let acts = try pass.take(judgements, of: batch)
            guard mayWrite(pass.report) else { throw WentBad.error }
            try kind.write(acts, by: writer)
            progress(pass.progress)
        }
        var report = pass.report
        report.isWritten = true
        try writer.finish(report, Kind.operation)
        return report
    }

    /// ACC-10: an import that its lines stopped is in the audit log too.
    private func recordRefusal(_ report: ImportReport) async throws {
        let entry = AuditEntry(
            actor: actor, operation: Kind.operation, outcome: .refused, rule: report.problems.first?.rule,
            detail: report.facts)
        let audit = calls.audit
        do {
            try await calls.store.write { try audit.append(entry, in: $0) }
        } catch {
            throw GatewayError(reading: error)
        }
    }
}

/// A line that was good when it was checked, and isn't when it is written: the transaction is given up for it.
private enum WentBad {
    static let error = GatewayError(code: "import_went_bad", message: "A line went bad while it was written.")
    static let code = error.code
}
