import ConnectorKit
import ConnectorScripting
import Foundation
import HubSpotConnector
import Testing

@Suite("HubSpot: deleting records")
struct RecordDeletionTests {
    private func kind(_ outcome: RecordOutcome) -> ConnectorErrorKind? {
        if case .failed(let error) = outcome { return error.kind }
        return nil
    }

    @Test("One archive call for a hundred, no id twice, one outcome for each place")
    func batch() async throws {
        let transport = try ScriptedTransport(HTTPResponse(status: 204))
        let records = [RecordReadingTests.deal(2), RecordReadingTests.deal(1), RecordReadingTests.deal(2)]
        let outcomes = try await transport.writing.delete(records)
        #expect(outcomes.map(\.reference) == records)
        let request = try #require(await transport.requests.first)
        #expect(request.target == "/crm/objects/2026-09/deals/batch/archive" && request.isIdempotent)
        #expect(request.json == ["inputs": [["id": "2"], ["id": "1"]]] as NSDictionary)
        #expect(await transport.requests.count == 1)
    }

    @Test("Deleting what is gone succeeds, alone and beside others")
    func gone() async throws {
        let alone = try ScriptedTransport(.html(404))
        #expect(try await alone.writing.delete([RecordReadingTests.deal(1)]).map(kind) == [nil])
        let beside = try ScriptedTransport(.html(404), .html(404), HTTPResponse(status: 204))
        let records = [RecordReadingTests.deal(1), RecordReadingTests.deal(2)]
        #expect(try await beside.writing.delete(records).map(kind) == [nil, nil])
        #expect(await beside.requests.count == 3)
    }

    @Test("A 207 names those that failed; a missing one among them has gone")
    func partly() async throws {
        let forbidden = #"{"category":"MISSING_SCOPES","message":"m","context":{"ids":["2"]}}"#
        let answer = RecordReadingTests.batch([], status: 207, errors: RecordReadingTests.missing + "," + forbidden)
        let transport = try ScriptedTransport(answer)
        let records = [1, 2, 999].map(RecordReadingTests.deal)
        #expect(try await transport.writing.delete(records).map(kind) == [nil, .forbidden, nil])
    }

    @Test("A 5xx may be tried again, because deleting twice does no harm")
    func again() async throws {
        let transport = try ScriptedTransport(.html(502))
        let error = await failure { () throws(ConnectorError) in
            try await transport.writing.delete([RecordReadingTests.deal(1)])
        }
        #expect(error?.kind == .unavailable && error?.isRetryable == true)
    }
}
