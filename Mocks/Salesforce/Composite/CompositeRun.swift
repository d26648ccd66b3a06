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

    private func run(
        _ row: CompositeRow, after answers: [Int: CompositeAnswer], account: inout SalesforceAccount
    ) -> CompositeAnswer {
        do {
            let bodies = answers.filter { !$0.value.isFailure }.map { (rows[$0.key].referenceID, $0.value.body) }
            let references = CompositeReference(answers: Dictionary(bodies) { first, _ in first })
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
}
