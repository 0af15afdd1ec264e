using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobKit;

/// <inheritdoc cref="IJobRedactor"/>
internal sealed class JobRedactor : IJobRedactor
{
    private const string MaskedJson = $"\"{SecretMask.Masked}\"";

    private readonly JobTypeRegistry _types;
    private readonly JsonDocumentOptions _reading;
    private readonly SecretMarks _marks;
    private readonly SecretMask _mask;

    public JobRedactor(JobTypeRegistry types, JobSerializer serializer)
    {
        _types = types;
        _reading = new() { MaxDepth = JobSerializer.MaxDepth };
        _marks = new(serializer.Json);
        _mask = new(_marks);
    }

    public string RedactPayload(string jobType, string json) => Redact(_types.Find(jobType)?.ClrType, json);

    public string RedactResult(string jobType, string json) => Redact(_types.Find(jobType)?.ResultType, json);

    public string RedactText(string jobType, string payload, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_types.Find(jobType)?.ClrType is not { } type)
        {
            return SecretMask.Masked;
        }

        try
        {
            return _marks.Any(type) ? Replace(text, SecretsIn(payload, type)) : text;
        }
        catch (Exception)
        {
            // The payload cannot be read, so nobody can say which words of the text are secret.
            return SecretMask.Masked;
        }
    }

    private string Redact(Type? type, string json)
    {
        if (type is null)
        {
            return MaskedJson;
        }

        try
        {
            return _marks.Any(type) ? _mask.Apply(JsonNode.Parse(json, documentOptions: _reading), type)?.ToJsonString() ?? "null" : Readable(json);
        }
        catch (Exception)
        {
            // Unreadable, or of a class that cannot be looked into: better nothing than a secret.
            return MaskedJson;
        }
    }

    private string Readable(string json)
    {
        using var read = JsonDocument.Parse(json, _reading);
        return json;
    }

    private List<string> SecretsIn(string payload, Type type)
    {
        var secrets = new HashSet<string>(StringComparer.Ordinal);
        _mask.Apply(JsonNode.Parse(payload, documentOptions: _reading), type, found => SecretWords.Collect(found, secrets));

        // The longest first, so that a secret within another does not leave the rest of it standing.
        return [.. secrets.OrderByDescending(secret => secret.Length)];
    }

    private static string Replace(string text, List<string> secrets)
    {
        foreach (var secret in secrets)
        {
            text = text.Replace(secret, SecretMask.Masked, StringComparison.Ordinal);
        }

        return text;
    }
}
