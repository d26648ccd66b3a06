import CRMGateway
import Foundation

extension ListReport {
    /// Events for hosts, in their order.
    static func events(_ events: [GatewayEvent]) -> ListReport {
        let reports = events.map { GatewayEventReport(event: $0) }
        return ListReport(
            name: "events",
            table: TextTable(
                "no", "at", "kind", "about",
                rows: reports.map {
                    [
                        String($0.event.sequence), $0.event.at.formatted(.iso8601), $0.event.content.kind, $0.words,
                    ]
                }),
            entries: reports.map(\.json), emptyLine: "No events.")
    }
}
