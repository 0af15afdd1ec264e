namespace JobKit.Migration;

/// <summary>What legacy answered, or how it failed.</summary>
public sealed record ShadowAnswer
{
    private ShadowAnswer()
    {
    }

    internal ReadOnlyMemory<byte> Body { get; private init; }

    internal object? Value { get; private init; }

    internal string? Error { get; private init; }

    /// <summary>A response body: UTF-8, JSON or any other text. Not copied, so it must not change any more.</summary>
    public static ShadowAnswer OfBody(ReadOnlyMemory<byte> utf8) => new() { Body = utf8 };

    /// <summary>A value that is serialised like a job's result. Not copied, so it must not change any more.</summary>
    public static ShadowAnswer Of(object? value) => new() { Value = value };

    /// <summary>It failed: an exception, or a status of 500 or more.</summary>
    /// <param name="error">The exception's full type name, as a job's error has it, else a short text such as <c>HTTP 502</c>.</param>
    public static ShadowAnswer Failed(string error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new() { Error = error };
    }
}
