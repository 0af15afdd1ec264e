namespace JobKit.Tests.Migration.Act.Backup;

/// <summary>An app's own redactor, which knows one secret wherever it stands.</summary>
internal sealed class WordRedactor(string secret) : IJobRedactor
{
    public string RedactPayload(string jobType, string json) => Masked(json);

    public string RedactResult(string jobType, string json) => Masked(json);

    public string RedactText(string jobType, string payload, string text) => Masked(text);

    private string Masked(string text) => text.Replace(secret, "***", StringComparison.Ordinal);
}
