using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace JobKit.Client.Browser.Tests;

/// <summary>Says what a test has it say, where the real server would not on demand; and counts how often it was asked.</summary>
public sealed class SpokenFor
{
    private readonly ConcurrentDictionary<string, object> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);

    public void Say(string name, object answer) => _answers[name] = answer;

    public int Asked(string name) => _asked.GetValueOrDefault(name);

    /// <summary>A job's state at an address that has no events.</summary>
    public IResult Answer(string name, HttpContext http)
    {
        _asked.AddOrUpdate(name, 1, (_, count) => count + 1);
        http.Response.Headers.RetryAfter = "1";
        return _answers.TryGetValue(name, out var answer) ? Results.Json(answer) : Results.NotFound();
    }

    /// <summary>A flag in the shape of the flags' routes.</summary>
    public IResult Flag(string name, string? userId, HttpContext http)
    {
        var key = $"{name}/{userId}";
        _asked.AddOrUpdate(key, 1, (_, count) => count + 1);
        http.Response.Headers.CacheControl = "private, max-age=30";
        return _answers.TryGetValue(key, out var enabled) ? Results.Json(new { name, enabled, variant = "on", reason = "split", version = 7 }) : Results.NotFound();
    }
}
