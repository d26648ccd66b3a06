/// Why a gateway for these tests can't be had.
enum ToyGatewayError: Error {
    case noToken
    case noAddress
}
