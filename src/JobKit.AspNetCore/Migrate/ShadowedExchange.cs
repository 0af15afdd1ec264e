using JobKit.Migration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace JobKit.AspNetCore;

/// <summary>Copies a request and legacy's answer on their way, and hands both over once the answer has gone out.</summary>
internal sealed class ShadowedExchange
{
    private readonly MigratedRequest _request;
    private readonly Action<MigratedRequest, ReadOnlyMemory<byte>, ShadowAnswer, TimeSpan> _capture;
    private readonly BoundedCopy _asked = new();
    private readonly BoundedCopy _answered = new();
    private readonly Stream _body;
    private readonly IHttpResponseBodyFeature? _response;

    public ShadowedExchange(MigratedRequest request, Action<MigratedRequest, ReadOnlyMemory<byte>, ShadowAnswer, TimeSpan> capture)
    {
        (_request, _capture) = (request, capture);
        var http = request.Http;
        _body = http.Request.Body;
        http.Request.Body = new CopyingReadStream(_body, _asked);
        _response = http.Features.Get<IHttpResponseBodyFeature>();
        if (_response is not null)
        {
            http.Features.Set<IHttpResponseBodyFeature>(new CopiedResponse(_response, _answered));
        }
    }

    public void End(Exception? error)
    {
        var http = _request.Http;
        var elapsed = _request.Elapsed;
        http.Request.Body = _body;
        if (_response is not null)
        {
            http.Features.Set(_response);
        }

        // Half an answer, or a body that was cut off, compares with nothing. A body that is too large is handed over as such, to be counted.
        if (http.RequestAborted.IsCancellationRequested || _asked.IsCut || _answered.IsMissed)
        {
            return;
        }

        var answer = error is not null ? ShadowAnswer.Failed(error.GetType().FullName ?? error.GetType().Name)
            : http.Response.StatusCode >= StatusCodes.Status500InternalServerError ? ShadowAnswer.Failed($"HTTP {http.Response.StatusCode}")
            : ShadowAnswer.OfBody(_answered.Bytes);
        http.Response.OnCompleted(() =>
        {
            try
            {
                _capture(_request, _asked.Bytes, answer, elapsed);
            }
            catch (Exception)
            {
                // The answer is out; the app's own mapping may throw.
            }

            return Task.CompletedTask;
        });
    }
}
