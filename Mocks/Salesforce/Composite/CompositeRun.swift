import MockKit

/// Runs the rows of one composite or graph.
struct CompositeRun {
    let rows: [CompositeRow]
    let isAtomic: Bool
    /// Which resources the rows may name.
    let scope: CompositeScope
    let call: MockCall

    /// The rows' answers, in the order of the rows.
    func answers(collates: Bool, account: inout SalesforceAccount) -> [CompositeAnswer] {
        let before = account.transaction
        var answers: [Int: CompositeAnswer] = [:]
        for place in CompositeOrder.places(of: rows, collates: collates) {
            let answer = run(rows[place], after: answers, account: &account)
            answers[place] = answer
            guard answer.isFailure, isAtomic else { continue }
            account.rollBack(to: before)
            return rows.indices.map { other in
                if other == place { return answer }
                if let earlier = answers[other], earlier.isCollection { return earlier }
                return CompositeAnswer(account.response(to: CompositeAnswer.rolledBack))
            }
        }
        return rows.indices.compactMap { answers[$0] }
    }

    /// The rows' answers as composites and graphs show them.
    func encoded(_ answers: [CompositeAnswer]) -> [UInt8] {
        RawJSON.array(zip(rows, answers).map { $1.encoded($0.referenceID) })
    }

    private func run(
        _ row: CompositeRow, after answers: [Int: CompositeAnswer], account: inout SalesforceAccount
    ) -> CompositeAnswer {
        do {
            let references = CompositeReference(answers: bodies(for: row, in: answers))
            let url = try references.filled(row.url)
            let body = try row.body.map { try references.filled($0) }
            try scope.check(CompositeRow.resource(of: url), url: url)
            let answer = InnerCall.run(
                row.method, url, headers: row.headers, body: body, within: call,
                tags: isAtomic ? [CompositeScope.wholeTag: "yes"] : [:], account: &account)
            var result = CompositeAnswer(answer.response, isDescribe: answer.operation.contains(".describe."))
            result.isCollection = answer.operation.hasPrefix("salesforce.collections")
            return result
        } catch {
            return CompositeAnswer(account.response(to: error))
        }
    }

    /// What a row may refer to: the bodies of rows that succeeded, and of these only the ones it names.
    private func bodies(for row: CompositeRow, in answers: [Int: CompositeAnswer]) -> [String: JSON] {
        let wanted = row.references
        var bodies: [String: JSON] = [:]
        for (place, answer) in answers where wanted.contains(rows[place].referenceID) && !answer.isFailure {
            bodies[rows[place].referenceID] = answer.body
        }
        return bodies
    }
}
