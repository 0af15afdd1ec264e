using System.Globalization;
using System.Net;
using System.Text;

namespace Storybook;

/// <summary>Writes a standalone SVG 1.1 document, element by element.</summary>
internal sealed class SvgCanvas
{
    private readonly StringBuilder _svg = new();
    private int _gradients;

    public SvgCanvas(double width, double height, string title, string description)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"{width} {height}");
        _svg.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
            .Append("<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" viewBox=\"0 0 ").Append(size)
            .Append("\" role=\"img\" aria-labelledby=\"title desc\">\n")
            .Append("<title id=\"title\">").Append(Escape(title)).Append("</title>\n")
            .Append("<desc id=\"desc\">").Append(Escape(description)).Append("</desc>\n");
    }

    public void Fill(Shape shape, string fill, double opacity = 1) =>
        Element("path", $"d=\"{shape}\" fill=\"{fill}\"", opacity);

    public void Fill(Shape shape, Colour fill, double opacity = 1) => Fill(shape, fill.ToString(), opacity);

    public void Stroke(Shape shape, Colour colour, double width, double opacity = 1) =>
        Element(
            "path",
            $"d=\"{shape}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{Shape.Number(width)}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"",
            opacity);

    public void Circle(double x, double y, double radius, string fill, double opacity = 1) =>
        Element("circle", $"cx=\"{Shape.Number(x)}\" cy=\"{Shape.Number(y)}\" r=\"{Shape.Number(radius)}\" fill=\"{fill}\"", opacity);

    public void Circle(double x, double y, double radius, Colour fill, double opacity = 1) =>
        Circle(x, y, radius, fill.ToString(), opacity);

    public void Ellipse(double x, double y, double rx, double ry, Colour fill, double opacity = 1, double turn = 0)
    {
        var rotate = turn == 0 ? "" : $" transform=\"rotate({Shape.Number(turn)} {Shape.Number(x)} {Shape.Number(y)})\"";
        Element(
            "ellipse",
            $"cx=\"{Shape.Number(x)}\" cy=\"{Shape.Number(y)}\" rx=\"{Shape.Number(rx)}\" ry=\"{Shape.Number(ry)}\" fill=\"{fill}\"{rotate}",
            opacity);
    }

    public void Text(double x, double y, double size, Colour colour, string text, bool italic = false) =>
        _svg.Append($"<text x=\"{Shape.Number(x)}\" y=\"{Shape.Number(y)}\" font-family=\"Georgia, serif\" font-size=\"{Shape.Number(size)}\" ")
            .Append(italic ? "font-style=\"italic\" " : "")
            .Append($"text-anchor=\"middle\" fill=\"{colour}\">").Append(Escape(text)).Append("</text>\n");

    /// <summary>Defines a gradient from top to bottom and returns its <c>fill</c>.</summary>
    public string Downward(params ReadOnlySpan<(double Offset, Colour Colour, double Opacity)> stops)
    {
        var id = $"g{++_gradients}";
        _svg.Append($"<defs><linearGradient id=\"{id}\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"1\">");
        AppendStops(stops);
        _svg.Append("</linearGradient></defs>\n");
        return $"url(#{id})";
    }

    /// <summary>Defines a glow, full in the middle and gone at the rim, and returns its <c>fill</c>.</summary>
    public string Glow(Colour colour, double opacity)
    {
        var id = $"g{++_gradients}";
        _svg.Append($"<defs><radialGradient id=\"{id}\">");
        AppendStops([(0, colour, opacity), (0.4, colour, opacity * 0.45), (1, colour, 0)]);
        _svg.Append("</radialGradient></defs>\n");
        return $"url(#{id})";
    }

    /// <summary>Everything drawn until the result is disposed stands at (x, y), scaled; a negative width scale looks the other way.</summary>
    public IDisposable At(double x, double y, double scaleX, double scaleY)
    {
        var scale = string.Create(CultureInfo.InvariantCulture, $"{scaleX:0.###} {scaleY:0.###}");
        _svg.Append($"<g transform=\"translate({Shape.Number(x)} {Shape.Number(y)}) scale({scale})\">\n");
        return new SvgGroup(_svg);
    }

    /// <summary>Everything drawn until the result is disposed shows inside the shape alone.</summary>
    public IDisposable Inside(Shape shape)
    {
        var id = $"c{++_gradients}";
        _svg.Append($"<defs><clipPath id=\"{id}\"><path d=\"{shape}\"/></clipPath></defs>\n<g clip-path=\"url(#{id})\">\n");
        return new SvgGroup(_svg);
    }

    /// <summary>The whole document.</summary>
    public string Finish() => _svg.Append("</svg>\n").ToString();

    private static string Escape(string text) => WebUtility.HtmlEncode(XmlText.Clean(text));

    private void AppendStops(ReadOnlySpan<(double Offset, Colour Colour, double Opacity)> stops)
    {
        foreach (var (offset, colour, opacity) in stops)
        {
            var numbers = string.Create(CultureInfo.InvariantCulture, $"offset=\"{offset:0.##}\" stop-opacity=\"{opacity:0.##}\"");
            _svg.Append($"<stop {numbers} stop-color=\"{colour}\"/>");
        }
    }

    private void Element(string name, string attributes, double opacity)
    {
        _svg.Append('<').Append(name).Append(' ').Append(attributes);
        if (opacity < 1)
            _svg.Append(CultureInfo.InvariantCulture, $" opacity=\"{opacity:0.##}\"");
        _svg.Append("/>\n");
    }
}
