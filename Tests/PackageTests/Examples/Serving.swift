import CRMGateway
import ServiceLifecycle

// docs/library.md shows what stands between the marks; a test compares them.
// begin
/// For the host's `ServiceGroup`: goes on with runs whose worker has died, and anchors the audit log each minute.
func services(of gateway: Gateway) -> [any Service] {
    [GatewayUpkeep(gateway)]
}
// end
