/// A command that works on an opened gateway.
protocol GatewayCommand: SessionCommand {
    /// Does it.
    func perform(_ gateway: OpenGateway) async throws -> CommandResult
}

extension GatewayCommand {
    func perform(_ session: CommandSession) async throws -> CommandResult {
        let gateway = try await OpenGateway(session)
        do {
            let result = try await perform(gateway)
            await gateway.close()
            return result
        } catch {
            await gateway.close()
            throw error
        }
    }
}
