using System.Text;

namespace Storybook;

/// <summary>Closes a group when it is disposed.</summary>
internal sealed class SvgGroup(StringBuilder svg) : IDisposable
{
    public void Dispose() => svg.Append("</g>\n");
}
