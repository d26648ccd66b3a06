import Foundation
import MockKit

/// Runs the rows of one composite.
struct CompositeRun {
    let rows: [CompositeRow]
    let isParallel: Bool
    let rollsBack: Bool
    let call: MockCall

    /// The rows' answers, in the order of the rows.
    func answers(account: inout ZohoAccount) -> [CompositeAnswer] {
        let before = account.transaction
        var answers: [Int: CompositeAnswer] = [:]
        for place in order {
            let answer = run(rows[place], after: answers, account: &account)
            answers[place] = answer
            guard answer.isFailure, rollsBack else { continue }
            account.rollBack(to: before)
            return rows.indices.map { stopped($0, by: place, answers) }
        }
        return rows.indices.compactMap { answers[$0] }
    }

    /// In parallel nobody can rely on an order: the mock then runs the last row first, but what a row refers to before it.
    private var order: [Int] {
        guard isParallel else { return Array(rows.indices) }
        var done: [Int] = []
        func visit(_ place: Int) {
            guard !done.contains(place) else { return }
            for other in rows.indices where rows[place].references.contains(rows[other].id ?? "") && other != place {
                visit(other)
            }
            done.append(place)
        }
        for place in rows.indices.reversed() { visit(place) }
        return done
    }

    private func stopped(_ place: Int, by failed: Int, _ answers: [Int: CompositeAnswer]) -> CompositeAnswer {
        if place == failed, let answer = answers[place] { return answer }
        let details: JSONObject = ["rollbacked_by_sub_request_index": .integer(failed)]
        return answers[place] == nil
            ? CompositeAnswer(ZohoFailure(400, "PROCESSING_STOPPED", "processing stopped for the sub request"))
            : CompositeAnswer(ZohoFailure(400, "ROLLBACK_PERFORMED", "the sub request was rolled back", details))
    }

    private func run(
        _ row: CompositeRow, after answers: [Int: CompositeAnswer], account: inout ZohoAccount
    ) -> CompositeAnswer {
        do {
            let references = CompositeReference(bodies: bodies(answers))
            let request = try request(row, references)
            return CompositeAnswer(
                try carryOut(request, account: &account), emptyBody: account.switches.nullInnerBody ? .null : [:])
        } catch {
            return CompositeAnswer(error as? ZohoFailure ?? ZohoFailure(500, "INTERNAL_ERROR", "Internal Server Error"))
        }
    }

    private func bodies(_ answers: [Int: CompositeAnswer]) -> [String: JSON] {
        var bodies: [String: JSON] = [:]
        for (place, answer) in answers where answer.response != nil {
            if let id = rows[place].id { bodies[id] = answer.body }
        }
        return bodies
    }

    private func request(_ row: CompositeRow, _ references: CompositeReference) throws -> MockRequest {
        var target = try references.filled(row.uri, name: "uri", at: row.path)
        for parameter in row.parameters.members {
            let text = parameter.value.string ?? parameter.value.text
            let value = try references.filled(text, name: "params", at: row.path)
            let encoded = value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? value
            target += (target.contains("?") ? "&" : "?") + parameter.name + "=" + encoded
        }
        let body = try row.body.map { try references.filled($0, at: row.path) }
        let headers = row.headers.members.map { ($0.name, $0.value.string ?? $0.value.text) }
        return MockRequest(method: row.method, target: target, headers: headers, body: body?.encoded() ?? [])
    }

    private func carryOut(_ request: MockRequest, account: inout ZohoAccount) throws -> MockResponse {
        let tags = [CompositeRow.tag: "yes"]
        guard let (route, inner) = ZohoRoutes.table.innerCall(request, within: call, tags: tags) else {
            return account.answerUnknown(request)
        }
        guard !inner.operation.hasPrefix("zoho.composite") else {
            throw ZohoFailure(
                400, "NOT_SUPPORTED", "the service is not supported in a composite", ["allowed_services": []])
        }
        guard inner["version"] == call["version"] else {
            let versions = [inner["version"], call["version"]].map { Int($0.dropFirst()) ?? 0 }
            throw ZohoFailure(
                400, "INVALID_DATA", "the version of the sub request differs",
                [
                    "sub_request_version": .integer(versions[0]), "composite_request_version": .integer(versions[1]),
                ])
        }
        if let actor = call.actor {
            do {
                try account.checkCall(inner, by: actor)
            } catch {
                return ZohoAccount.response(to: error)
            }
        }
        return route.handler(&account, inner)
    }
}
