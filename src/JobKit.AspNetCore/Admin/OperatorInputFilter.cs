using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>Turns what the core takes for no argument into a problem: its sentences name the value, the range and the mend.</summary>
internal sealed class OperatorInputFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context).ConfigureAwait(false);
        }
        catch (ArgumentException wrong) when (!context.HttpContext.Response.HasStarted)
        {
            return new ProblemResult(ErrorCodes.PayloadInvalid, Sentence(wrong));
        }
    }

    // Without the name of the parameter, which is this program's.
    private static string Sentence(ArgumentException wrong) => wrong.Message.Split(" (Parameter '", 2)[0];
}
