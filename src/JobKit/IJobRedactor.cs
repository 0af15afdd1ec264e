namespace JobKit;

/// <summary>Masks what <see cref="JobSecretAttribute"/> marks, before anything is logged, stored as an error, or shown.</summary>
public interface IJobRedactor
{
    /// <summary>The JSON of a payload with marked properties replaced by <c>"***"</c>; JSON that cannot be read, or of an unknown type, is masked whole.</summary>
    string RedactPayload(string jobType, string json);

    /// <summary>The JSON of a result, likewise.</summary>
    string RedactResult(string jobType, string json);

    /// <summary>A text (an exception's message) with every marked value of this payload that occurs in it replaced by <c>***</c>.</summary>
    string RedactText(string jobType, string payload, string text);
}
