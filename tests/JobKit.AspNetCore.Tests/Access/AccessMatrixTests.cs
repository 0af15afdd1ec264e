using System.Text;
using JobKit.AspNetCore.Tests.Admin;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests;

public sealed class AccessMatrixTests
{
    // Those that need nobody to be signed in.
    private static readonly string[] Open = ["GET /api/jobs/health", "POST /api/cron/process-jobs"];

    [Fact]
    public async Task Every_endpoint_answers_every_kind_of_caller_as_the_table_says()
    {
        await using var app = await JobApp.StartAsync(AdminApp.Configure);
        var wrong = new List<string>();

        foreach (var (name, _) in Endpoints(app))
        {
            if (!AccessTable.Rows.TryGetValue(name, out var row))
            {
                wrong.Add($"{name} has no row in {nameof(AccessTable)}: say who may call it.");
                continue;
            }

            foreach (var (caller, user, roles, status) in row.Cells)
            {
                var actual = await CallAsync(app, row, user, roles);
                if (actual != status)
                {
                    wrong.Add($"{name} answers {actual} to {caller}, not {status}.");
                }
            }
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public async Task The_table_has_no_row_without_an_endpoint()
    {
        await using var app = await JobApp.StartAsync(AdminApp.Configure);

        AccessTable.Rows.Keys.Should().BeSubsetOf(Endpoints(app).Select(it => it.Name));
    }

    [Fact]
    public async Task Every_endpoint_asks_for_a_policy_but_those_that_are_open_on_purpose()
    {
        await using var app = await JobApp.StartAsync(AdminApp.Configure);

        Endpoints(app).Where(it => it.Endpoint.Metadata.GetMetadata<IAuthorizeData>() is null || it.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(it => it.Name).Should().BeEquivalentTo(Open);
    }

    private static async Task<int> CallAsync(JobApp app, AccessRow row, string? user, string[] roles)
    {
        var id = await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "ann" });
        using var request = new HttpRequestMessage(new(row.Method), row.Path.Replace("{id}", id.Id.ToString(), StringComparison.Ordinal));
        if (row.Body is { } body)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var answer = await app.ClientOf(user, roles).SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (int)answer.StatusCode;
    }

    private static IEnumerable<(string Name, RouteEndpoint Endpoint)> Endpoints(JobApp app) =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
        select ($"{method} {endpoint.RoutePattern.RawText}", endpoint);
}
