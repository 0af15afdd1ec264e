using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JobKit.Client.Tests;

/// <summary>One app for the tests that leave each other alone; each signs in as a user of its own.</summary>
public sealed class WorkServer : IAsyncLifetime
{
    public WorkApp App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await WorkApp.StartAsync(it =>
    {
        it.Api = api => (api.StartsPerMinute, api.ReadsPerMinute, api.StreamsPerUser) = (1000, 1000, 2);
        it.Map = app => app.MapGet("/api/feature-flags/{name}", (string name) => name == "backgroundJobs"
            ? Results.Json(new { name, enabled = true, variant = "on", reason = "split", version = 7, later = 1 })
            : Results.Json(new { code = "FLAG_NOT_FOUND", detail = "There is no such flag." }, contentType: "application/problem+json", statusCode: 404));
    });

    public async Task DisposeAsync() => await App.DisposeAsync();
}
