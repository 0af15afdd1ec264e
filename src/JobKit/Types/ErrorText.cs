using System.Text;
using Microsoft.Extensions.Options;

namespace JobKit;

/// <summary>What is kept of an exception. Never throws: keeping an error must not fail the settle that keeps it.</summary>
internal sealed class ErrorText(IJobRedactor redactor, IOptionsMonitor<JobOptions> options)
{
    public const int MaxType = 256;
    public const int MaxMessage = 2000;
    public const int MaxDetail = 8000;

    private const string Unknown = "The error has no text that could be kept.";

    /// <param name="error">What was thrown.</param>
    /// <param name="type">The job's type, or null where nobody knows it: there is then no payload of a known class to look for secrets in.</param>
    /// <param name="payload">The payload whose marked values are masked, or null.</param>
    public JobError From(Exception error, JobTypeDefinition? type, string? payload)
    {
        var name = Cut(Kept(error.GetType().ToString(), lineBreaks: false), MaxType);
        try
        {
            var message = Text(error.Message, type, payload, lineBreaks: false, MaxMessage);
            var detail = Detail(error) is { Length: > 0 } more ? Text(more, type, payload, lineBreaks: true, MaxDetail) : null;
            return new(name, message, detail);
        }
        catch (Exception)
        {
            // An exception may override Message and ToString, and a redactor of the app may fail.
            return new(name, Unknown);
        }
    }

    private string? Detail(Exception error) => options.CurrentValue.ErrorDetail switch
    {
        ErrorDetail.Full => error.ToString(),
        ErrorDetail.Message => string.Join('\n', Inner(error).Select(inner => $"{inner.GetType()}: {inner.Message}")),
        _ => null,
    };

    private static IEnumerable<Exception> Inner(Exception error)
    {
        IEnumerable<Exception> next = error is AggregateException many ? many.InnerExceptions : error.InnerException is { } one ? [one] : [];
        return next.SelectMany(inner => Inner(inner).Prepend(inner)).Take(32);
    }

    private string Text(string text, JobTypeDefinition? type, string? payload, bool lineBreaks, int limit)
    {
        // Masked before it is cut: a secret cut in two would no longer be found.
        var masked = type is null || payload is null ? text : redactor.RedactText(type.Name, payload, text);
        return Cut(Kept(masked, lineBreaks), limit);
    }

    /// <summary>Without what a database cannot hold (NUL, half surrogate pairs) or what could forge a line of a log.</summary>
    private static string Kept(string text, bool lineBreaks)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // EnumerateRunes gives U+FFFD for half a pair.
            kept.Append(rune.Value == 0 ? "\uFFFD" : !lineBreaks && rune.Value is '\r' or '\n' ? " " : rune.ToString());
        }

        return kept.ToString();
    }

    private static string Cut(string text, int limit) =>
        text.Length <= limit ? text : text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];
}
