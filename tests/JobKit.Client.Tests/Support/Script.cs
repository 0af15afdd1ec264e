using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace JobKit.Client.Tests;

/// <summary>A server that answers what it is told, in this order, and writes down what it was asked.</summary>
internal sealed class Script(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new(answers);

    public ConcurrentQueue<HttpRequestMessage> Asked { get; } = new();

    public static Func<HttpResponseMessage> Unreachable => () => throw new HttpRequestException("refused");

    public static Func<HttpResponseMessage> Status(HttpStatusCode status, int? retryAfter = null) => () =>
    {
        var answer = new HttpResponseMessage(status);
        answer.Headers.RetryAfter = retryAfter is { } seconds ? new(TimeSpan.FromSeconds(seconds)) : null;
        return answer;
    };

    public static Func<HttpResponseMessage> Job(string json, string tag, int retryAfter) => () => new(HttpStatusCode.OK)
    {
        Content = new StringContent(json, Encoding.UTF8, "application/json"),
        Headers = { ETag = new($"\"{tag}\"", isWeak: true), RetryAfter = new(TimeSpan.FromSeconds(retryAfter)) },
    };

    public static Func<HttpResponseMessage> Events(string text) => Events(() => new MemoryStream(Encoding.UTF8.GetBytes(text)));

    public static Func<HttpResponseMessage> Events(Func<Stream> stream) => () =>
    {
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(stream()) };
        answer.Content.Headers.ContentType = new("text/event-stream");
        return answer;
    };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Enqueue(request);
        return Task.FromResult(_answers.Dequeue()());
    }
}
