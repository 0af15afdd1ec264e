using JobKit.AspNetCore.Tests.Admin;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests;

/// <summary>What an app's OpenAPI document says of the package's routes is an approved file: a change to it is a decision about the wire.</summary>
public sealed class OpenApiTests
{
    [Fact]
    public async Task The_document_of_all_routes_is_the_approved_one()
    {
        await using var app = await JobApp.StartAsync(it =>
        {
            AdminApp.Configure(it);
            var (services, map) = (it.Services, it.Map);
            it.Services = all =>
            {
                services(all);
                all.AddOpenApi();
            };
            it.Map = web =>
            {
                map(web);
                web.MapOpenApi();
            };
        });

        using var document = await app.ClientOf(null).GetAsync(new Uri("/openapi/v1.json", UriKind.Relative));

        await document.ShouldBeWireAsync("openapi");
    }
}
