namespace JobKit.Chaos;

/// <summary>What the audit's queries must say differently on each database.</summary>
/// <param name="Jobs">The jobs table.</param>
/// <param name="IdText">Turns an id column's name into an expression for its hexadecimal text.</param>
internal sealed record AuditDialect(string Jobs, Func<string, string> IdText);
